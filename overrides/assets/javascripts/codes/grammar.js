/* Reading a code as people write it: scripts/lubiao/codes/grammar.py in JavaScript, with the patterns of families.py.
   The steps are the same, and so are their names; tests compare what comes out. */
(function (scope) {
  "use strict";

  const codes = scope.lubiaoCodes;
  const { Code, CodeError, pattern, whole, tidy, tables, ONE, ALL_PARTS, RANGE } = codes;
  const NO_CLASS = "no class of standards has a code of this form";
  const NO_NUMBER = "no number where the code should have one";
  const [EARLIEST_YEAR, LATEST_YEAR] = tables.years;

  const ALL_PARTS_BEHIND = pattern("grammar.all_parts");
  const AMENDMENT = pattern("grammar.amendment");
  const PROVINCE_CHARACTER = pattern("grammar.province_character", "g");
  const YEAR_AND_MORE = pattern("grammar.year_and_more");
  const LETTER_IN_DIVISION = pattern("grammar.letter_in_division", "y");
  const YEAR_BEHIND = whole("grammar.year_behind");
  const YEAR = whole("grammar.year");
  const YEAR_OF_OTHER_DIGITS = whole("grammar.year_of_other_digits");
  const YEAR_BEHIND_SLASH = whole("grammar.year_behind_slash");
  const BLANK_INSIDE = whole("grammar.blank_inside");
  const DASH_RANGE = whole("grammar.dash_range");
  const [INTERNATIONAL, METROLOGY, LOCAL, LOCAL_ENGINEERING, GROUP, GROUP_RUN_ON, ENTERPRISE, ENTERPRISE_RUN_ON, LETTERS] = [
    "international", "metrology", "local", "local_engineering", "group", "group_run_on", "enterprise", "enterprise_run_on",
    "letters",
  ].map((family) => whole(`families.${family}`));
  const NUMBER = whole("families.number");
  const DASHED_NUMBER = whole("families.dashed_number");
  const FREE_NUMBER = whole("families.free_number");

  const lengthOf = (text) => (text.length > tables.longest ? [...text].length : text.length);

  /* A text → its Code. Throws CodeError, and nothing else. */
  function parse(text) {
    const code = read(text);
    // The canonical form is the identity of a record: what would be read as another code, or as none, is none.
    if (!isReadAs(code, String(code)) || !isReadAs(code, code.display)) throw new CodeError(NO_CLASS);
    return code;
  }

  function isReadAs(code, text) {
    try {
      const again = read(text);
      return ["kind", "prefix", "mark", "number", "year", "amendment", "extent"].every((part) => again[part] === code[part]);
    } catch (refusal) {
      if (refusal instanceof CodeError) return false;
      throw refusal;
    }
  }

  function read(text) {
    if (lengthOf(text) > tables.longest) throw new CodeError("too long to be a code");
    let plain = tidy(text);
    let extent = ONE;
    const allParts = ALL_PARTS_BEHIND.exec(plain);
    if (allParts) [plain, extent] = [plain.slice(0, allParts.index), ALL_PARTS];
    if (/[^\0-\x7f]/.test(plain.replace(PROVINCE_CHARACTER, "$1"))) throw new CodeError(NO_CLASS);
    let amendment = "";
    const amended = AMENDMENT.exec(plain);
    if (amended) {
      plain = plain.slice(0, amended.index);
      amendment = `/${codes.singleSpaced(amended[1]).replaceAll(" ", "")}`;
      const { year } = amended.groups;
      if (year && !isYear(year)) throw new CodeError("{year} is no year of a standard", { year });
    }
    const [kind, prefix, mark, rest] = headOf(plain);
    const isBehindDash = plain.slice(0, plain.length - (plain.endsWith(rest) ? rest.length : 0)).trimEnd().endsWith("-");
    // `GB 2022` is a number, `GB-2022` a year without one.
    if (isBehindDash && kind !== "international" && YEAR.test(rest)) throw new CodeError(NO_NUMBER);
    const [number, year, printedYear] = numberAndYear(rest, kind, prefix);
    if (number.includes("~")) extent = RANGE;
    return new Code(kind, prefix, mark, number, year, amendment, extent, printedYear);
  }

  /* Kind, prefix, grade mark and what follows. The families are tried from the most particular. */
  function headOf(text) {
    let found;
    if ((found = INTERNATIONAL.exec(text)?.groups)) {
      const joint = found.bodies.includes("/") ? " " : "/";
      return ["international", found.bodies + (found.type ? joint + found.type : ""), "", found.rest];
    }
    if ((found = METROLOGY.exec(text)?.groups)) {
      const abbreviation = tables.canonicalAbbreviation[tables.abbreviations[found.abbreviation]];
      if (!abbreviation) throw new CodeError("no province is called {name}", { name: found.abbreviation });
      return ["provincial", `${found.body}(${abbreviation})`, "", found.rest];
    }
    if ((found = LOCAL.exec(text)?.groups)) {
      const kind = found.division.length === 4 ? "municipal" : "provincial";
      return [kind, `DB${found.series}${found.division}`, found.mark ?? "", found.rest];
    }
    if ((found = LOCAL_ENGINEERING.exec(text)?.groups)) return ["provincial", "DBJ", found.mark ?? "", found.rest];
    if ((found = (GROUP.exec(text) ?? GROUP_RUN_ON.exec(text))?.groups)) return ["group", `T/${found.body}`, "", found.rest];
    if ((found = (ENTERPRISE.exec(text) ?? ENTERPRISE_RUN_ON.exec(text))?.groups)) {
      return ["enterprise", `Q/${found.body}`, "", found.rest];
    }
    if ((found = LETTERS.exec(text)?.groups)) {
      return lettersOf(text, found.prefix, found.mark ?? found.spaced ?? found.before_digit ?? "", found.rest);
    }
    throw new CodeError(NO_CLASS);
  }

  function lettersOf(text, letters, printedMark, behind) {
    let [prefix, mark] = splitMark(letters, printedMark);
    let rest = behind;
    if (tables.foreign.includes(letters) || tables.foreign.includes(prefix)) {
      throw new CodeError("no class of standards has the prefix {prefix}", { prefix: letters });
    }
    if (tables.unmarked.includes(prefix) && mark) [mark, rest] = ["", mark + rest];
    if (prefix === "DB" && !mark) refuseSpoiltLocalCode(text, rest);
    return [kindOfLetters(prefix), prefix, mark, rest];
  }

  /* Letters DB alone are seismology; with a division's digits run on, a local code was meant. */
  function refuseSpoiltLocalCode(text, rest) {
    LETTER_IN_DIVISION.lastIndex = 0;
    const division = LETTER_IN_DIVISION.exec(text)?.groups.division;
    if (division && !/^[0-9]+$/.test(division)) {
      throw new CodeError("{division} is no division of two or four digits", { division });
    }
    if (/^[0-9]{2}(?:[0-9]{2})?$/.test(rest) || /^DB[0-9]{2}(?:[0-9]{2})?(?![0-9])/.test(text)) {
      throw new CodeError("an issuing division, but no number behind it");
    }
    if (/^[0-9]{5}/.test(rest)) throw new CodeError(NO_CLASS);
  }

  /* `YYT` is `YY/T`; but `JT` and `MT` are sectors, and `GBZ` is occupational health, not `GB/Z`. */
  function splitMark(prefix, mark) {
    if (prefix === "GBN") return ["GBn", mark];
    if (mark || tables.national.includes(prefix) || prefix.length < 3) return [prefix, mark];
    if (prefix.endsWith("T") || prefix === "JBZ" || prefix === "YYZ") return [prefix.slice(0, -1), prefix.slice(-1)];
    return [prefix, mark];
  }

  function kindOfLetters(prefix) {
    if (tables.national.includes(prefix)) return "national";
    if (tables.associations.includes(prefix)) return "group";
    if (prefix.length <= 3 && prefix !== "DBJ" && prefix !== "DBS") return "sector";
    throw new CodeError("no class of standards has the prefix {prefix}", { prefix });
  }

  /* The number as printed, the year or null, and the year's two digits where only two were printed. */
  function numberAndYear(text, kind, prefix) {
    if (YEAR_AND_MORE.test(text)) throw new CodeError(NO_CLASS); // two codes in one text
    let [number, printed, year] = [text, "", null];
    const behind = YEAR_BEHIND.exec(text)?.groups;
    if (behind?.number) {
      const digits = behind.year ?? behind.four_digits;
      if (isYear(digits) && !(kind === "international" && digits.length === 2)) {
        [number, printed] = [behind.number, digits];
        year = Number(digits) + (digits.length === 4 ? 0 : 1900);
      } else if (digits.length === 4 && kind !== "international") {
        throw new CodeError("{year} is no year of a standard", { year: digits });
      }
    }
    number = number.trim().replace(/ *([-/.~]) */g, "$1");
    if (!/[0-9]/.test(number)) throw new CodeError(NO_NUMBER);
    if (!isFree(kind, prefix)) number = withTilde(number, kind, prefix);
    const slashed = year === null && YEAR_BEHIND_SLASH.exec(number)?.groups;
    if (slashed) throw new CodeError("the year {year} is not set off by a dash", { year: slashed.year });
    if (!isNumber(number, kind, prefix, year !== null)) {
      const spoilt = year === null && YEAR_OF_OTHER_DIGITS.exec(number)?.groups;
      if (spoilt) throw new CodeError("{year} is no year of four digits", { year: spoilt.year });
      throw new CodeError(BLANK_INSIDE.test(number) ? "a blank stands inside the number" : NO_CLASS);
    }
    return [number, year, printed.length === 2 ? printed : ""];
  }

  function isYear(digits) {
    const year = Number(digits);
    return (EARLIEST_YEAR <= year && year <= LATEST_YEAR) || (digits.length === 2 && year >= 49);
  }

  /* `50254-50259` and `5161.1-5161.17` are ranges; `25-3045` is a number with a dash. */
  function withTilde(number, kind, prefix) {
    const ends = DASH_RANGE.exec(number)?.groups;
    if (!ends || BigInt(ends.first) >= BigInt(ends.last)) return number;
    if (ends.stem) return number.replaceAll("-", "~");
    const { first, last } = ends;
    if (first.length !== last.length || BigInt(last) - BigInt(first) > tables.widestRange) return number;
    if (YEAR.test(last) && !YEAR.test(first)) return number; // 1234-2008-2012: two years, not two numbers
    // Local engineering standards put two digits of their own before the number: DB/T 29-88, DB62/T 25-30.
    if (first.length < 3 && (kind === "provincial" || kind === "municipal" || prefix === "DB")) return number;
    return number.replaceAll("-", "~");
  }

  /* Whether letters and dashes in the number are the issuer's own business. */
  function isFree(kind, prefix) {
    return tables.free.includes(kind) || tables.lettered.includes(prefix) || prefix.startsWith("DBJ");
  }

  function isNumber(number, kind, prefix, isDated) {
    if (isFree(kind, prefix)) {
      const slashAllowed = tables.free.includes(kind) || tables.slashed.includes(prefix);
      return FREE_NUMBER.test(number) && (slashAllowed || !number.includes("/"));
    }
    if (NUMBER.test(number)) return true;
    // A dash is a number's own only before a year; without one, what stands behind it is a spoilt year.
    return isDated && DASHED_NUMBER.test(number) && !number.split("-").slice(1).some((piece) => YEAR.test(piece));
  }

  Object.assign(codes, { parse, read });
})(typeof self === "undefined" ? globalThis : self);
