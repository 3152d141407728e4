"use strict";
(function () {
  // One way of writing: no capitals, Arabic digits, nothing between letters and digits. A number that
  // people write 1/2569 is 1-2569 in the name of a file.
  function key(text) {
    return text.normalize("NFC").toLowerCase()
      .replace(/[๐-๙]/g, function (digit) { return String.fromCharCode(digit.charCodeAt(0) - 0x0e50 + 48); })
      .replace(/ํา/g, "ำ").replace(/[\s\u200b\-–./()]+/g, "");
  }
  var sections = Array.from(document.querySelectorAll("section"));
  var rows = Array.from(document.querySelectorAll("tbody tr")).map(function (row) {
    var heading = row.closest("section").querySelector("h2").textContent;
    return { row: row, text: key(heading) + "\n" + key(row.cells[0].textContent) + "\n" + key(row.cells[2].textContent) };
  });
  var found = document.getElementById("found");
  var field = document.getElementById("find");

  function find() {
    var words = field.value.split(/\s+/).map(key).filter(Boolean);
    var count = 0;
    rows.forEach(function (each) {
      var shown = words.every(function (word) { return each.text.indexOf(word) >= 0; });
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
