/* What a standard code is once it has been read: scripts/lubiao/codes/code.py in JavaScript. */
(function (scope) {
  "use strict";

  const codes = scope.lubiaoCodes;
  const { abbreviations, kinds, shandongEngineering } = codes.tables;
  const LOCAL = codes.whole("code.local");
  const LOCAL_METROLOGY = codes.whole("code.local_metrology");
  const [ONE, ALL_PARTS, RANGE] = ["one", "all parts", "range"];

  /* A text that is no standard code. `reason` is an English text with {names}, the key of its translation. */
  class CodeError extends Error {
    constructor(reason, values = {}) {
      super(reason.replace(/\{(\w+)\}/g, (name, key) => values[key] ?? name));
      this.reason = reason;
      this.values = values;
    }
  }

  /* One code, as its parts. `year` is null where none is known; `printedYear` holds the two digits of `JGJ 124-99`. */
  class Code {
    constructor(kind, prefix, mark, number, year, amendment = "", extent = ONE, printedYear = "") {
      Object.assign(this, { kind, prefix, mark, number, year, amendment, extent, printedYear });
    }

    with(changes) {
      return Object.assign(Object.create(Code.prototype), this, changes);
    }

    /* What stands before the number: `DB3702/T `, `DB37/`, `ISO/PAS `. */
    get head() {
      if (this.mark) return `${this.prefix}/${this.mark} `;
      const isLocal = this.kind === "provincial" || this.kind === "municipal";
      return `${this.prefix}${isLocal && /[0-9]$/.test(this.prefix) ? "/" : " "}`;
    }

    withYear(dash, year) {
      const joint = this.kind === "international" ? ":" : dash;
      const tail = this.extent === ALL_PARTS ? " (all parts)" : "";
      return `${this.head}${this.number}${year ? `${joint}${year}` : ""}${this.amendment}${tail}`;
    }

    /* The canonical form. Two codes are one where it is the same. */
    toString() {
      return this.withYear("-", this.year ? String(this.year) : "");
    }

    /* The form on a page and in a citation: the year set off by an em dash, as printed. */
    get display() {
      return this.withYear("—", this.printedYear || (this.year ? String(this.year) : ""));
    }

    get undated() {
      return `${this.head}${this.number}`;
    }

    /* Prefix and pieces of the number without leading zeros. */
    get skeleton() {
      return [this.prefix, ...this.number.split(/[-./]/).map((piece) => piece.replace(/^0+/, ""))].join("\0");
    }

    /* The administrative division that issued a local standard, or null. */
    get division() {
      const metrology = LOCAL_METROLOGY.exec(this.prefix);
      if (metrology) return abbreviations[metrology[2]] ?? null;
      const local = LOCAL.exec(this.prefix);
      if (!local || this.kind === "sector") return null;
      return local[2] ?? (this.number.startsWith(`${shandongEngineering}-`) ? "37" : null);
    }

    /* The last step of the standard's address. */
    get slug() {
      const metrology = LOCAL_METROLOGY.exec(this.prefix);
      let text = String(this);
      if (metrology) text = text.replaceAll(`(${metrology[2]})`, this.division ?? "");
      return text.toLowerCase().replace(/[^a-z0-9.]+/g, "-").replace(/^[-.]+|[-.]+$/g, "");
    }
  }

  /* The order of lists: kind, prefix, number by its numbers, year, mark. */
  function compare(one, other) {
    const byParts = compareNumbers(numbersOf(one), numbersOf(other));
    return kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || compareText(one.prefix, other.prefix) || byParts
      || (one.year ?? 0) - (other.year ?? 0) || compareText(one.mark, other.mark);
  }

  function numbersOf(code) {
    return code.number.split(/[-./~]/).map((part) => (/^[0-9]+$/.test(part) ? [BigInt(part), ""] : [0n, part]));
  }

  function compareNumbers(one, other) {
    for (let at = 0; at < Math.min(one.length, other.length); at++) {
      if (one[at][0] !== other[at][0]) return one[at][0] < other[at][0] ? -1 : 1;
      if (one[at][1] !== other[at][1]) return compareText(one[at][1], other[at][1]);
    }
    return one.length - other.length;
  }

  function compareText(one, other) {
    return one < other ? -1 : Number(one > other);
  }

  Object.assign(codes, { Code, CodeError, compare, ONE, ALL_PARTS, RANGE });
})(typeof self === "undefined" ? globalThis : self);
