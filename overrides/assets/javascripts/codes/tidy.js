/* From what people type to the characters of a code: scripts/lubiao/codes/tidy.py in JavaScript. Here stand also the
   small tools that the other scripts of this folder share: patterns by their names, texts with twins put in. */
(function (scope) {
  "use strict";

  const codes = scope.lubiaoCodes;
  const { patterns, twins } = codes.tables;

  /* A pattern of tables.js as a regular expression. `u` always: one `.` is one character, as in Python. */
  function pattern(name, flags = "") {
    const [source, own] = patterns[name];
    return new RegExp(source, `u${own}${flags}`);
  }

  /* The same, for texts that it matches from end to end. */
  function whole(name) {
    const [source, own] = patterns[name];
    return new RegExp(`^(?:${source})$`, `u${own}`);
  }

  /* A function that puts, in a text, for each character its twin. */
  function translator([characters, meant], more = {}) {
    const twinOf = new Map(Object.entries(more));
    [...characters].forEach((character, number) => twinOf.set(character, meant[number]));
    const others = [...twinOf.keys()].filter((character) => character > "\x7f").join("");
    const plain = [...twinOf.keys()].filter((character) => character <= "\x7f" && !/[a-z]/.test(character)).join("");
    const escaped = plain.replace(/[\\\]^-]/g, "\\$&");
    const any = new RegExp(`[${escaped}${others}]`, "g");
    return (text) => text.replace(any, (character) => twinOf.get(character));
  }

  const withTwins = translator(twins);
  const INVISIBLE = pattern("candidates.invisible", "g");
  const WHITE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g; // what Python takes for it
  const WRAPPINGS = ["tidy.wrapping_1", "tidy.wrapping_2", "tidy.wrapping_3"].map(whole);

  const singleSpaced = (text) => text.replace(WHITE, " ");
  const withoutEnds = (text) => text.replace(/^ +| +$/g, "");
  const upper = (text) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());

  /* Single spaces, upper case, ASCII where a character has an ASCII twin, and nothing around the code. */
  function tidy(text) {
    return upper(unwrapped(withoutEnds(singleSpaced(withTwins(text).replace(INVISIBLE, "")))));
  }

  function unwrapped(text) {
    for (const wrapping of WRAPPINGS) {
      const found = wrapping.exec(text);
      if (found) return unwrapped(withoutEnds(found.slice(1).find((group) => group !== undefined)));
    }
    return text;
  }

  Object.assign(codes, { pattern, whole, translator, singleSpaced, upper, tidy });
})(typeof self === "undefined" ? globalThis : self);
