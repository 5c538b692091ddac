/* What the catalogue says of a code: scripts/lubiao/lookup/judging.py in JavaScript. A hint is {say, …values}, `say` the
   key of a text of the page; a standard in it is named by `code` and `status`. */
(function (scope) {
  "use strict";

  const { ONE, ALL_PARTS } = scope.lubiaoCodes;
  const check = (scope.lubiaoCheck ??= {});
  const OVER = ["superseded", "withdrawn"];
  const NOT_YET = ["upcoming", "draft"];
  const MOST_MEMBERS = 20;

  const isNotYet = (standard) => NOT_YET.includes(standard.status);
  const named = (say, standard) => ({ say, code: standard.name, status: standard.statusName });

  const codesOf = (editions) => editions.map(({ name }) => name).join(", ");

  /* The first of the greatest, as Python's max. */
  function latest(editions) {
    return editions.reduce((best, edition) => (edition.year > best.year ? edition : best));
  }

  /* catalogue → judge(code) → {judgement, standard, newest, hints}; `newest` is null where there is no other. */
  function judgeOf(catalogue) {
    const editionsOf = (undated) => (catalogue.editions.get(undated) ?? []).filter(({ status }) => status !== "draft");

    function judge(code) {
      if (code.extent !== ONE) return several(code);
      const standard = catalogue.byCode.get(String(code));
      if (!standard && code.amendment) {
        const verdict = judge(code.with({ amendment: "" }));
        verdict.hints.push({ say: "amendment" });
        return verdict;
      }
      if (standard) return known(standard, code);
      return code.year === null ? undated(code) : unknown(code);
    }

    function known(standard, code) {
      const last = catalogue.newest(standard);
      let newest = last;
      if (newest === standard && code.year) {
        const later = editionsOf(code.undated).filter((edition) => edition.year > code.year);
        if (later.length) newest = latest(later);
      }
      let isOver = OVER.includes(standard.status);
      if (!isOver && newest !== standard && last === standard) {
        // No record says that the one replaces the other: only the year does, and only once it is in force.
        isOver = standard.status !== "in-force" && !isNotYet(newest);
      }
      const verdict = {
        judgement: isOver ? "outdated" : "good",
        standard,
        newest: newest === standard ? null : newest,
        hints: [],
      };
      if (verdict.newest && !isOver) verdict.hints.push(named("later", newest));
      return verdict;
    }

    /* Without a year the newest edition is meant. */
    function undated(code) {
      const editions = editionsOf(code.undated);
      if (!editions.length) return unknown(code);
      const held = editions.filter((edition) => !isNotYet(edition));
      const edition = latest(held.length ? held : editions);
      const verdict = known(edition, edition.code);
      verdict.hints.unshift(named("undated", edition));
      return verdict;
    }

    function unknown(code) {
      const successor = catalogue.replaced.get(String(code));
      if (successor) {
        return {
          judgement: isNotYet(successor) ? "unknown" : "outdated",
          standard: null,
          newest: catalogue.newest(successor),
          hints: [named("replaced", successor)],
        };
      }
      const renumbered = catalogue.former.get(String(code)) ?? catalogue.former.get(code.undated);
      if (renumbered) {
        const newest = catalogue.newest(renumbered);
        return { judgement: "outdated", standard: null, newest, hints: [named("former", renumbered)] };
      }
      const hints = Array.from(meant(code));
      if (hints.length) return { judgement: "unknown", standard: null, newest: null, hints };
      const editions = editionsOf(code.undated).filter((edition) => edition.year);
      if (editions.length && code.year) return otherEdition(code.year, editions);
      const others = catalogue.editions.get(code.undated) ?? []; // drafts, and records of which no year is known
      if (others.length) hints.push({ say: "otherEdition", codes: codesOf(others) });
      return { judgement: "unknown", standard: null, newest: null, hints };
    }

    /* The standards of which leading zeros, the mark or both tell a code apart, unless its year does too. */
    function* meant(code) {
      for (const other of catalogue.alike.get(code.skeleton) ?? []) {
        if (code.year && code.year !== other.code.year) continue;
        const [sameNumber, sameMark] = [other.code.number === code.number, other.code.mark === code.mark];
        if (sameNumber && !sameMark) yield named("otherMark", other);
        else if (!sameNumber && sameMark) yield named("otherZeros", other);
        else if (!sameNumber) yield named("otherZerosAndMark", other);
      }
    }

    function otherEdition(year, editions) {
      const known = codesOf(editions);
      const held = editions.filter((edition) => !isNotYet(edition));
      const newest = catalogue.newest(latest(held.length ? held : editions));
      if (held.length && year < newest.year) {
        return { judgement: "outdated", standard: null, newest, hints: [{ say: "otherEdition", codes: known }] };
      }
      return { judgement: "unknown", standard: null, newest: null, hints: [{ say: "onlyOlder", codes: known }] };
    }

    /* All parts, or a range: which of them the catalogue has, each to be cited with its own year. */
    function several(code) {
      const parts = catalogue.ordered.filter((standard) => isMember(standard.code, code));
      const hints = [{ say: code.extent === ALL_PARTS ? "allParts" : "range" }];
      hints.push(...parts.slice(0, MOST_MEMBERS).map((part) => named("member", part)));
      if (parts.length > MOST_MEMBERS) hints.push({ say: "more", number: parts.length - MOST_MEMBERS });
      return { judgement: "several", standard: null, newest: null, hints };
    }

    return judge;
  }

  function isMember(other, code) {
    if (other.prefix !== code.prefix || other.mark !== code.mark) return false;
    if (code.year && other.year !== code.year) return false;
    if (code.extent === ALL_PARTS) {
      return other.number.startsWith(`${code.number}.`) || other.number.startsWith(`${code.number}-`);
    }
    const [first, last = ""] = code.number.split(/~(.*)/);
    const [stem, low] = aroundLastDot(first);
    const high = aroundLastDot(last)[1];
    const [otherStem, number] = aroundLastDot(other.number);
    const areNumbers = [low, number, high].every((each) => /^[0-9]+$/.test(each));
    return otherStem === stem && areNumbers && BigInt(low) <= BigInt(number) && BigInt(number) <= BigInt(high);
  }

  function aroundLastDot(text) {
    const at = text.lastIndexOf(".");
    return at < 0 ? ["", text] : [text.slice(0, at), text.slice(at + 1)];
  }

  Object.assign(check, { judgeOf, isNotYet });
})(typeof self === "undefined" ? globalThis : self);
