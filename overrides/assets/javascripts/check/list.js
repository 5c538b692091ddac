/* One entry for each standard that a text cites: where, how often, how it is spelt, what is said of it, and what may be
   put in its place. scripts/lubiao/lookup/listing.py in JavaScript. */
(function (scope) {
  "use strict";

  const codes = scope.lubiaoCodes;
  const check = (scope.lubiaoCheck ??= {});
  const { ONE, ALL_PARTS } = codes;
  const MOST_LINES = 200; // that are kept of one code; all are counted
  const SLICE = 40; // ms of work between two pauses

  const joined = (written) => codes.singleSpaced(written).trim();

  /* The judged standards of a text, in the order in which they are first named. `pause(part)` is awaited now and then
     with the part of the text that is done, so that a page may breathe; it says false where nobody waits any more.
     → {entries, found, corrections, lines}, or null. */
  async function listCodes(text, catalogue, pause) {
    const judge = check.judgeOf(catalogue);
    const lineAt = lineNumbers(text);
    const bibliography = codes.withoutLatex(text);
    const plain = bibliography?.plain ?? text;
    const entries = new Map();
    const read = new Map(); // what is written alike is the same, and judged once
    const found = []; // {start, end, entry, right}
    const corrections = []; // {start, end, text}
    let begun = performance.now();
    for (const each of codes.findCodes(plain, catalogue.sectors)) {
      const start = bibliography ? bibliography.from(each.start) : each.start;
      const end = bibliography ? bibliography.to(each.end) : each.end;
      if (!read.has(each.written)) read.set(each.written, readOnce(each, entries, catalogue, judge));
      const { entry, right, correction } = read.get(each.written);
      const written = each.yearIsBeside ? joined(each.written) : each.written;
      entry.times++;
      entry.yearIsBeside ||= each.yearIsBeside;
      if (!right) entry.misspelt.set(written, (entry.misspelt.get(written) ?? 0) + 1);
      if (entry.places.length < MOST_LINES) entry.places.push({ line: lineAt(start), written, found: found.length });
      found.push({ start, end, entry: entry.number, right });
      if (correction && correction !== each.written) corrections.push({ start, end, text: correction });
      if (performance.now() - begun > SLICE) {
        if ((await pause(end / text.length)) === false) return null;
        begun = performance.now();
      }
    }
    return { entries: Array.from(entries.values(), told), found, corrections };
  }

  function readOnce(each, entries, catalogue, judge) {
    const key = each.code ? String(each.code) : `\0${joined(each.written)}`;
    if (!entries.has(key)) {
      entries.set(key, {
        number: entries.size,
        code: each.code,
        written: each.written,
        refusal: each.refusal,
        verdict: each.code ? judge(each.code) : { judgement: "unreadable", standard: null, newest: null, hints: [] },
        times: 0,
        yearIsBeside: false,
        misspelt: new Map(),
        places: [],
      });
    }
    const entry = entries.get(key);
    const right = each.code !== null && codes.isSpeltRight(each.written, each.code);
    return { entry, right, correction: correctionOf(each, entry.verdict, right, catalogue) };
  }

  /* What to put in the place of what is written: only where one answer is certain, else "". The dash stays as the
     author writes it. */
  function correctionOf({ code, written, yearIsBeside }, { judgement, standard, newest }, right, catalogue) {
    if (!code || code.extent !== ONE || yearIsBeside) return "";
    const withDash = (shown) => (/[—–]/.test(written) ? shown : shown.replaceAll("—", "-"));
    if (judgement === "outdated") {
      const isCertain = code.year && !code.amendment && newest?.code?.year && !check.isNotYet(newest)
        && !(standard && catalogue.isSplit(standard));
      if (isCertain) return withDash(newest.name);
    }
    return right ? "" : withDash(code.display);
  }

  /* An entry as it may go from a worker to its page. */
  function told({ number, code, written, refusal, verdict, times, yearIsBeside, misspelt, places }) {
    return {
      number,
      code: code && (code.extent === ALL_PARTS ? code.with({ extent: ONE }) : code).display,
      isAllParts: code?.extent === ALL_PARTS,
      written: joined(written),
      judgement: verdict.judgement,
      isMisspelt: !code || misspelt.size > 0,
      standard: verdict.standard && brief(verdict.standard),
      newest: verdict.newest && brief(verdict.newest),
      hints: verdict.hints,
      refusal: refusal && { reason: refusal.reason, values: refusal.values },
      times,
      yearIsBeside,
      misspelt: [...misspelt.keys()],
      places,
    };
  }

  function brief({ name, title, language, status, statusName, address }) {
    return { name, title, language, status, statusName, address };
  }

  /* A function: offset → number of its line, from 1. Offsets must not decrease. */
  function lineNumbers(text) {
    let line = 1, next = text.indexOf("\n");
    return (offset) => {
      for (; next !== -1 && next < offset; next = text.indexOf("\n", next + 1)) line++;
      return line;
    };
  }

  check.listCodes = listCodes;
})(typeof self === "undefined" ? globalThis : self);
