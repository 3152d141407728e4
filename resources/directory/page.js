"use strict";
(function () {
  function has(text, words) {
    return words.every(function (word) { return text.indexOf(word) >= 0; });
  }
  var agencies = Array.from(document.querySelectorAll("article")).map(function (article) {
    var rows = Array.from(article.querySelectorAll("tbody tr"));
    return {
      article: article,
      head: searchKey(article.querySelector(".agency").textContent),
      rows: rows.map(function (row) { return { row: row, text: searchKey(row.textContent) }; })
    };
  });
  var sections = Array.from(document.querySelectorAll("section"));
  var found = document.getElementById("found");
  var field = document.getElementById("find");

  function find() {
    var words = field.value.split(/\s+/).map(searchKey).filter(Boolean);
    // Numbers typed in groups are one number.
    if (words.length && /^\d+$/.test(words.join(""))) { words = [words.join("")]; }
    var count = 0;
    agencies.forEach(function (agency) {
      var whole = has(agency.head, words), any = whole;
      agency.rows.forEach(function (each) {
        var shown = whole || has(agency.head + "\n" + each.text, words);
        each.row.hidden = !shown;
        any = any || shown;
      });
      agency.article.hidden = !any;
      count += any ? 1 : 0;
    });
    sections.forEach(function (section) {
      section.hidden = !section.querySelector("article:not([hidden])");
    });
    found.textContent = words.length ? (count ? "พบ " + count + " หน่วยงาน" : "ไม่พบข้อมูลที่ค้นหา") : "";
  }

  document.getElementById("finder").hidden = false;
  field.addEventListener("input", find);
}());
