/* What may be a code in running text: scripts/lubiao/lookup/candidates.py in JavaScript. */
(function (scope) {
  "use strict";

  const codes = scope.lubiaoCodes;
  const { pattern, translator, upper, tables } = codes;
  const INVISIBLE = pattern("candidates.invisible", "g");
  const ONE_AS_DASH = pattern("candidates.one_as_dash", "g");
  const ADDRESS = pattern("candidates.address", "g");
  const BETWEEN_PIECES = pattern("candidates.between_pieces", "g");
  const withPlainOnes = translator(tables.plain);

  /* {plain, removed}: the text in plain upper-case characters, and the offsets at which invisible ones were taken out.
     An offset in it, plus the number of those not above it, is the offset in the text. */
  function folded(text) {
    const removed = Array.from(text.matchAll(INVISIBLE), (found, number) => found.index - number);
    let plain = upper(withPlainOnes(removed.length ? text.replace(INVISIBLE, "") : text));
    if (/[一ー]/.test(plain)) plain = plain.replace(ONE_AS_DASH, "-");
    if (plain.includes("://") || plain.includes("WWW.")) {
      plain = plain.replace(ADDRESS, (address) => "\0".repeat(address.length));
    }
    return { plain, removed };
  }

  /* The pattern of candidates, for these letters before a number. Global: it goes through a text. */
  function candidatePattern(prefixes) {
    const letters = new Set([...prefixes].filter((prefix) => /^\p{L}+$/u.test(prefix)).map((prefix) => prefix.toUpperCase()));
    const known = [...letters].sort((one, other) => other.length - one.length || (one < other ? -1 : 1)).join("|");
    const [source, flags] = tables.patterns["candidates.candidate"];
    return new RegExp(source.replace("KNOWN", known), `gu${flags}`);
  }

  /* A match with the offsets of its parts, which stand one behind the other. */
  function measured(match) {
    const { head, gap, tail, amendment = "", all = "" } = match.groups;
    const start = match.index;
    const tailStart = start + head.length + gap.length;
    return { ...match.groups, start, tailStart, tailEnd: tailStart + tail.length, end: start + match[0].length, amendment, all };
  }

  /* Where a code that the candidate begins with may end: the longest first. */
  function* ends(candidate) {
    yield candidate.end;
    if (candidate.all) yield candidate.end - candidate.all.length;
    if (candidate.amendment) yield candidate.tailEnd;
    for (const joint of Array.from(candidate.tail.matchAll(BETWEEN_PIECES)).reverse()) {
      if (/^-+$/.test(joint[0])) return;
      yield candidate.tailStart + joint.index;
    }
  }

  Object.assign(codes, { folded, candidatePattern, measured, ends });
})(typeof self === "undefined" ? globalThis : self);
