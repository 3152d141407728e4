"use strict";
(function () {
  var sections = Array.from(document.querySelectorAll("section"));
  var rows = Array.from(document.querySelectorAll("tbody tr")).map(function (row) {
    var heading = row.closest("section").querySelector("h2").textContent;
    return { row: row, text: searchKey(heading) + "\n" + searchKey(row.cells[0].textContent), sum: row.cells[2].textContent };
  });

  // A short number would be found in every sum, so only a good piece of one is looked for there.
  function has(row, word) {
    return row.text.indexOf(word) >= 0 || (word.length >= 8 && row.sum.indexOf(word) >= 0);
  }
  var found = document.getElementById("found");
  var field = document.getElementById("find");

  function find() {
    var words = field.value.split(/\s+/).map(searchKey).filter(Boolean);
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
