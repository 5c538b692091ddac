/* Whether a code is written as it is spelt: scripts/lubiao/lookup/spelling.py in JavaScript. */
(function (scope) {
  "use strict";

  const codes = scope.lubiaoCodes;
  const DASHES = codes.pattern("spelling.dashes", "g");
  const ALL_PARTS = codes.pattern("spelling.all_parts", "g");
  const BORDER = codes.pattern("spelling.border", "g");
  const TYPOGRAPHY = { "（": "(", "）": ")", "～": "~" };
  const WHITE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const LINE_BREAK = new RegExp(`[${WHITE.replace("\\t-\\r", "\\t\\v-\\r")}]*\\n[${WHITE}]*`, "g");

  /* Canonical, or as printed: any single dash, a year of two digits, full-width brackets, a line broken anywhere. */
  function isSpeltRight(written, code) {
    const plain = written.replace(BORDER, "-").replace(DASHES, "-").replace(/[（）～]/g, (one) => TYPOGRAPHY[one])
      .replace(ALL_PARTS, " (all parts)");
    const right = [String(code), code.display.replaceAll("—", "-")];
    const broken = plain.replace(LINE_BREAK, "\n");
    return [" ", ""].some((joint) => right.includes(codes.singleSpaced(broken.replaceAll("\n", joint))));
  }

  codes.isSpeltRight = isSpeltRight;
})(typeof self === "undefined" ? globalThis : self);
