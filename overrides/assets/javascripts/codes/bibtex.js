/* A bibliography as its reader sees it: `without_latex` of scripts/lubiao/lookup/plain.py in JavaScript. */
(function (scope) {
  "use strict";

  const codes = scope.lubiaoCodes;
  const ENTRY = codes.pattern("plain.entry");
  const STEPS = [
    [codes.pattern("plain.entry", "g"), ""],
    [codes.pattern("plain.address_field", "g"), ""],
    ...codes.tables.latex.map((meant, number) => [codes.pattern(`plain.latex_${number + 1}`, "g"), meant]),
  ];

  /* {plain, from(offset), to(offset)}: the text without keys, addresses and commands, and where a stretch of it begins and
     ends in the text as it is. null where the text is no bibliography. */
  function withoutLatex(text) {
    if (!ENTRY.test(text)) return null;
    let plain = text;
    let from = Uint32Array.from({ length: text.length }, (_, at) => at);
    let to = Uint32Array.from({ length: text.length }, (_, at) => at + 1);
    for (const [command, meant] of STEPS) [plain, from, to] = replaced(plain, from, to, command, meant);
    return { plain, from: (offset) => from[offset], to: (offset) => to[offset - 1] };
  }

  function replaced(text, from, to, command, meant) {
    const pieces = [];
    const [begins, ends] = [new Uint32Array(text.length), new Uint32Array(text.length)]; // a command never grows
    let [at, length] = [0, 0];
    const keep = (until) => {
      begins.set(from.subarray(at, until), length);
      ends.set(to.subarray(at, until), length);
      length += until - at;
      pieces.push(text.slice(at, until));
    };
    for (const found of text.matchAll(command)) {
      keep(found.index);
      at = found.index + found[0].length;
      const put = meant === "$1" ? found[1] : meant;
      if (put) {
        begins[length] = from[found.index];
        ends[length++] = to[at - 1];
        pieces.push(put);
      }
    }
    keep(text.length);
    return [pieces.join(""), begins.subarray(0, length), ends.subarray(0, length)];
  }

  codes.withoutLatex = withoutLatex;
})(typeof self === "undefined" ? globalThis : self);
