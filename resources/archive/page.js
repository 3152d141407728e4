"use strict";
(function () {
  var order = "\u0e3a\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e\u0e4d\u0e33";
  var marks = /[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]{2,}/g;

  // The marks on one letter, in whatever order they were typed: as the program itself searches.
  function inOrder(typed) {
    var all = Array.from(new Set(typed)).sort(function (one, other) { return order.indexOf(one) - order.indexOf(other); });
    return all.join("").replace("\u0e4d\u0e33", "\u0e33");
  }

  // One way of writing: no capitals, Arabic digits, nothing between letters and digits. A number that
  // people write 1/2569 is 1-2569 in the name of a file.
  function key(text) {
    return text.normalize("NFC").toLowerCase()
      .replace(/[๐-๙]/g, function (digit) { return String.fromCharCode(digit.charCodeAt(0) - 0x0e50 + 48); })
      .replace(/[\s\u200b\-–./()]+/g, "").replace(/เเ/g, "แ")
      .replace(marks, inOrder).replace(/\u0e4d\u0e32/g, "\u0e33").replace(marks, inOrder);
  }
  var sections = Array.from(document.querySelectorAll("section"));
  var rows = Array.from(document.querySelectorAll("tbody tr")).map(function (row) {
    var heading = row.closest("section").querySelector("h2").textContent;
    return { row: row, text: key(heading) + "\n" + key(row.cells[0].textContent), sum: row.cells[2].textContent };
  });

  // A short number would be found in every sum, so only a good piece of one is looked for there.
  function has(row, word) {
    return row.text.indexOf(word) >= 0 || (word.length >= 8 && row.sum.indexOf(word) >= 0);
  }
  var found = document.getElementById("found");
  var field = document.getElementById("find");

  function find() {
    var words = field.value.split(/\s+/).map(key).filter(Boolean);
    var count = 0;
    rows.forEach(function (each) {
      var shown = words.every(function (word) { return has(each, word); });
      each.row.hidden = !shown;
      count += shown ? 1 : 0;
    });
    sections.forEach(function (section) {
      section.hidden = !section.querySelector("tbody tr:not([hidden])");
    });
    found.textContent = words.length ? (count ? "พบ " + count + " ไฟล์" : "ไม่พบเอกสารที่ค้นหา") : "";
  }

  document.getElementById("finder").hidden = false;
  field.addEventListener("input", find);
}());
