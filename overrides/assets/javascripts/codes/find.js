/* The codes in running text: scripts/lubiao/lookup/readings.py and codes_in_text.py in JavaScript. Offsets are those of
   JavaScript, in UTF-16. */
(function (scope) {
  "use strict";

  const codes = scope.lubiaoCodes;
  const { Code, CodeError, parse, pattern, tables, ALL_PARTS } = codes;
  const WITHOUT_LETTERS = new CodeError("the letters before the number are missing");
  const OTHER_HALF = pattern("readings.other_half", "y");
  const YEAR_BEHIND = pattern("readings.year_behind", "y");
  const NUMBER_BEHIND = pattern("readings.number_behind", "y");
  const CALENDAR = pattern("codes_in_text.calendar", "y");
  const FOREIGN_BEFORE = pattern("codes_in_text.foreign_before");
  const NUMBER_BEFORE = pattern("codes_in_text.number_before");
  const [EARLIEST, LATEST] = tables.yearsInText;
  const MOST_REMEMBERED = 50_000;
  const provinces = new Set(Object.values(tables.abbreviations));
  const remembered = new Map();

  function matchAt(sticky, text, at) {
    sticky.lastIndex = at;
    return sticky.exec(text);
  }

  /* A Code, or the CodeError that refuses it. */
  function parsed(text) {
    if (!remembered.has(text)) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      try {
        remembered.set(text, parse(text));
      } catch (refusal) {
        if (!(refusal instanceof CodeError)) throw refusal;
        remembered.set(text, refusal);
      }
    }
    return remembered.get(text);
  }

  /* The longest code that a candidate begins with: {code, end, refusal}. */
  function longestCode(plain, candidate) {
    let first = null;
    for (const end of codes.ends(candidate)) {
      const code = parsed(plain.slice(candidate.start, end));
      if (code instanceof Code) return { code, end, refusal: null };
      first ??= code;
    }
    return { code: null, end: candidate.tailEnd, refusal: first };
  }

  /* A code without a year, which ends at `end`, with the year or the half of a number that stands behind it. */
  function withYearBehind(code, plain, start, end) {
    const alone = { code, end, refusal: null };
    if (code.amendment || code.extent === ALL_PARTS) return alone;
    const half = /^[0-9]{1,3}$/.test(code.number) && matchAt(OTHER_HALF, plain, end);
    if (half) {
      const halfEnd = end + half[0].length;
      const refusal = parsed(plain.slice(start, halfEnd));
      return refusal instanceof Code ? alone : { code: null, end: halfEnd, refusal };
    }
    const found = matchAt(YEAR_BEHIND, plain, end);
    if (!found) return alone;
    const { joint, joined, inside, beside, column } = found.groups;
    const foundEnd = end + found[0].length;
    const dated = parsed(`${plain.slice(start, end)}${joint === "/" ? "/" : "-"}${joined || inside || beside || column}`);
    if (dated instanceof CodeError) return { code: null, end: foundEnd, refusal: dated };
    if (dated.undated !== code.undated) return alone;
    return { code: dated, end: foundEnd, refusal: null, yearIsBeside: Boolean(beside || column) };
  }

  /* The codes of a text in their order: {start, end, written, code, refusal, yearIsBeside}. `code` is null where
     something begins as a code and cannot be read. `sectors` are the known letters of sector standards. */
  function* findCodes(text, sectors) {
    const { plain, removed } = codes.folded(text);
    const candidates = codes.candidatePattern([
      ...sectors, ...tables.national, ...tables.associations, ...tables.lettered, ...tables.series,
    ]);
    const original = (offset) => offset + countUpTo(removed, offset);
    const writtenFrom = (start, end) => text.slice(start, original(end - 1) + 1);

    for (const match of plain.matchAll(candidates)) {
      const candidate = codes.measured(match);
      let found = longestCode(plain, candidate);
      const start = original(candidate.start);
      let written = writtenFrom(start, found.end);
      if (!found.code) {
        if (!found.refusal || !beginsAsCode(candidate)) continue;
      } else if (!isMeant(found.code, candidate, plain, text.slice(Math.max(start - 6, 0), start), found.end, written)) {
        continue;
      } else if (found.code.year === null) {
        found = withYearBehind(found.code, plain, candidate.start, found.end);
        written = writtenFrom(start, found.end);
      }
      const end = start + written.length;
      yield { start, end, written, code: found.code, refusal: found.refusal, yearIsBeside: Boolean(found.yearIsBeside) };
      if (found.code?.year) yield* numbersBehind(text, end);
    }
  }

  /* Numbers with years and without letters in the list that a code begins: `GB 18965-2003、5763-2008`. */
  function* numbersBehind(text, after) {
    for (let at = after, found; (found = matchAt(NUMBER_BEHIND, text, at)); at += found[0].length) {
      const { written } = found.groups;
      const end = at + found[0].length;
      yield { start: end - written.length, end, written, code: null, refusal: WITHOUT_LETTERS, yearIsBeside: false };
    }
  }

  /* How many of the ascending numbers are not above a limit. */
  function countUpTo(ascending, limit) {
    let low = 0, high = ascending.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ascending[middle] <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /* `GB/T l8965-2008`: the letters and the mark of a code, and digits, though not those of a code. */
  function beginsAsCode({ head, tail, marked, division, spoilt }) {
    return Boolean(marked || division || spoilt) && head.includes("/") && tail.match(/[0-9OIL]/g)?.length > 2;
  }

  /* As Python's str.isupper: a cased letter, and none that is not upper case. */
  function isUpper(letters) {
    return /\p{Uppercase}/u.test(letters) && !/\p{Lowercase}|\p{Lt}/u.test(letters);
  }

  /* Whether a text that can be read as a code is one. `before` are the characters in front of it. */
  function isMeant(code, candidate, plain, before, end, written) {
    if (code.division && !provinces.has(code.division.slice(0, 2))) return false;
    const foreign = FOREIGN_BEFORE.exec(before);
    // EN ISO 13485: the European edition has years of its own
    if (code.kind === "international" && foreign && tables.foreign.includes(foreign[1])) return false;
    const hasMark = candidate.head.includes("/") || Boolean(code.mark);
    const letters = (written.split(" ", 1)[0].match(/\p{L}/gu) ?? []).join("");
    if (!hasMark && code.kind !== "national" && !isUpper(letters)) return false;
    if (candidate.unknown || candidate.loose) return code.year !== null && !code.printedYear && isUpper(letters);
    if (code.printedYear && tables.undatedIsSomethingElse.includes(code.prefix) && !code.mark) return false;
    if (code.year !== null) return true;
    return isUndatedCode(code, candidate, plain, end, letters) && (hasMark || !NUMBER_BEFORE.test(before)); // 8 GB 2400 MHz
  }

  /* Without a year there is less to tell a code from other things, so more is asked. */
  function isUndatedCode(code, candidate, plain, end, letters) {
    const { head, gap, tail } = candidate;
    const [slashed, upper] = [head.includes("/"), isUpper(letters)];
    const digits = /^[A-Z.]*([0-9]+)/.exec(tail)?.[1] ?? "";
    if (plain.slice(candidate.start, end).includes("\n") && digits.length < 4) return false;
    const isYear = code.number === digits && digits.length === 4 && EARLIEST <= Number(digits) && Number(digits) <= LATEST;
    if (isYear && (!code.mark || matchAt(CALENDAR, plain, end))) return false;
    if (gap === "" && tables.characterSets.includes(`${head}${digits}`)) return false;
    switch (code.kind) {
      case "national":
        return (upper || slashed) && (Boolean(code.mark) || !gap.includes("-"));
      case "sector":
        return upper && (slashed || (gap === " " && digits.length === 4 && !tables.undatedIsSomethingElse.includes(code.prefix)));
      case "provincial":
      case "municipal":
        return slashed || (upper && Boolean(code.mark)) || head.includes("(");
      case "international": {
        const isLong = digits.length >= 3 || slashed || code.prefix.startsWith("ITU") || code.prefix.startsWith("IEEE");
        return upper && isLong && !gap.includes("-");
      }
      default:
        return upper && slashed;
    }
  }

  Object.assign(codes, { findCodes, countUpTo });
})(typeof self === "undefined" ? globalThis : self);
