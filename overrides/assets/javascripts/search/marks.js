/* What to mark in a text as it is shown. */
(function (search) {
  "use strict";

  /* The folded text, and for each of its characters where it stands in the text as shown. */
  function trace(text, folded) {
    const characters = Array.from(text);
    const from = [], to = [];
    let plain = "", at = 0;
    characters.forEach((character, index) => {
      const end = at + character.length;
      const besideHan = search.HAN.test(`${characters[index - 1]}${characters[index + 1]}`);
      let piece = character === " " && besideHan ? "" : folded(character);
      if (piece === "-" && plain.endsWith("-")) piece = "";
      for (let unit = 0; unit < piece.length; unit++) from.push(at), to.push(end);
      plain += piece;
      at = end;
    });
    return { plain, from, to };
  }

  /* Where the needles stand in the text as shown: [[start, end], …] in order, none overlapping. */
  function marks(traced, needles) {
    const hits = [];
    for (const needle of needles.filter(Boolean)) {
      const { plain } = traced;
      for (let at = plain.indexOf(needle); at !== -1; at = plain.indexOf(needle, at + needle.length)) {
        hits.push([at, at + needle.length]);
      }
    }
    return inText(traced, hits);
  }

  /* The same for places in the folded text: [[start, end], …]. */
  function inText({ from, to }, places) {
    const hits = places.map(([start, end]) => [from[start], to[end - 1]]);
    hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    return hits.reduce((merged, [start, end]) => {
      const last = merged[merged.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
      return merged;
    }, []);
  }

  Object.assign(search, { inText, marks, trace });
})((globalThis.lubiaoSearch ??= {}));
