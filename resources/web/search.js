"use strict";

// What a text is searched by: no capitals, Arabic digits, the marks on a letter in one order, nothing
// between letters and digits. A number that people write 1/2569 is 1-2569 in the name of a file.
var searchKey = (function () {
  var order = "\u0e3a\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e\u0e4d\u0e33";
  var marks = /[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]{2,}/g;

  function inOrder(typed) {
    var all = Array.from(new Set(typed)).sort(function (one, other) { return order.indexOf(one) - order.indexOf(other); });
    return all.join("").replace("\u0e4d\u0e33", "\u0e33");
  }

  return function (text) {
    return text.normalize("NFC").toLowerCase()
      .replace(/[๐-๙]/g, function (digit) { return String.fromCharCode(digit.charCodeAt(0) - 0x0e50 + 48); })
      .replace(/[\s\u200b\-–./()]+/g, "").replace(/เเ/g, "แ")
      .replace(marks, inOrder).replace(/\u0e4d\u0e32/g, "\u0e33").replace(marks, inOrder);
  };
}());
