/* The scan: fold texts, find every row that holds every word, rank, say what to mark. No page, no network:
   it runs in a worker, on the page (a site opened from a folder) and in tests. `fold` and `codeForm` are the
   rules of scripts/lubiao/search/fold.py; shared test vectors compare the two. */
(function (scope) {
  "use strict";

  const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const DASHES = /[-\u2010\u2012-\u2015\u2212\u2500\u2501\u2e3a\u2e3b]+/g;
  const GAPS = / +(?=[\u3400-\u9fff])|([\u3400-\u9fff]) +/g; // spaces beside Chinese: typeset, rarely typed
  const HAN = /[\u3400-\u9fff]/;
  const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}\n\t]+/gu; // the breaks stay: they part rows, and codes of a row

  /* In a query, after NFKC. The brackets of JJG(鲁) are part of the code: they stay, as $1. */
  const BETWEEN_WORDS = /([a-z]\([\u3400-\u9fff]\))|[,、;。“”‘’"《》〈〉「」『』【】〔〕·・•!?()]+/gi;
  const JOINT = DASHES.source.replace("]+", ":]+");
  const JOINTS = new RegExp(`(${HAN.source})${JOINT}|${JOINT}(?=${HAN.source})`, "g");
  const LONGEST_QUERY = 200;
  const MOST_WORDS = 16;

  /* Ranks: the smaller, the earlier. Within a rank the rows keep the order of the index. */
  const [CODE_IS, OTHER_CODE_IS, CODE_STARTS, NUMBER_STARTS, TITLE_STARTS, TITLE_HOLDS, OTHERS_HOLD] = Array(7).keys();

  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(INVISIBLE, "").replace(DASHES, "-").replace(GAPS, "$1");
  }

  function codeForm(text) {
    return fold(text).replace(NEITHER_LETTER_NOR_DIGIT, "").replace(/[\n\t]/g, "");
  }

  /* A column: one text with a line a row, and where each row starts (one start more than rows). */
  function column(text, rows) {
    const starts = new Uint32Array(rows + 1);
    for (let row = 1; row < rows; row++) starts[row] = text.indexOf("\n", starts[row - 1]) + 1;
    starts[rows] = text.length + 1;
    return { text, starts };
  }

  function cell(from, row) {
    return from.text.slice(from.starts[row], from.starts[row + 1] - 1);
  }

  /* Once per index: the folded twin of each column that is searched. */
  function prepare(index) {
    const foldedCodes = fold(index.code);
    const foldedOtherCodes = fold(index.codes);
    return {
      index,
      shown: {
        code: column(index.code, index.rows),
        title: column(index.title, index.rows),
        others: column(index.others, index.rows),
        otherCodes: column(index.codes, index.rows),
        address: column(index.address, index.rows),
      },
      codes: column(foldedCodes, index.rows),
      forms: column(foldedCodes.replace(NEITHER_LETTER_NOR_DIGIT, ""), index.rows),
      otherCodes: column(foldedOtherCodes, index.rows),
      otherForms: column(foldedOtherCodes.replace(NEITHER_LETTER_NOR_DIGIT, ""), index.rows),
      titles: column(fold(index.title), index.rows),
      others: column(fold(index.others), index.rows),
    };
  }

  /* 《烟台·苹果》 and 产品——苹果 as the words they are made of: no title need hold the same punctuation. */
  function split(query) {
    return query.normalize("NFKC").replace(INVISIBLE, "").replace(BETWEEN_WORDS, "$1 ").replace(JOINTS, "$1 ");
  }

  /* What is asked: the phrase, its code form, and the words, each with the code form it may be found by.
     A purely Chinese word has none; a word of punctuation alone counts only if there is no other. `bare` is the
     phrase to compare with titles bare of punctuation, "" where the query has none. */
  function read(text, isSplit) {
    const words = text.split(/\s+/).map(fold).filter(Boolean).slice(0, MOST_WORDS);
    const telling = words.filter((word) => codeForm(word));
    const formOf = (text) => (/[a-z0-9]/.test(text) ? codeForm(text) : "");
    return {
      phrase: fold(words.join(" ")),
      bare: isSplit ? codeForm(words.join("")) : "",
      form: formOf(words.join("")),
      words: (telling.length ? telling : words).map((text) => ({ text, form: formOf(text) })),
    };
  }

  /* Calls `visit` with each row that holds the needle. A needle holds no line break, so no hit spans two rows. */
  function eachRow(where, needle, visit) {
    const { text, starts } = where;
    for (let row = 0, at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, starts[row])) {
      while (starts[row + 1] <= at) row++;
      visit(row++);
    }
  }

  /* For each row: 0 = not found, 1 = every word in its code or title, 2 = some word only in its other texts. */
  function find(prepared, asked) {
    const rows = prepared.index.rows;
    let found = null;
    for (const word of asked.words) {
      const holds = new Uint8Array(rows);
      eachRow(prepared.others, word.text, (row) => { holds[row] = 2; });
      eachRow(prepared.titles, word.text, (row) => { holds[row] = 1; });
      if (word.form) {
        eachRow(prepared.otherForms, word.form, (row) => { holds[row] ||= 2; });
        eachRow(prepared.forms, word.form, (row) => { holds[row] = 1; });
      }
      for (let row = 0; found && row < rows; row++) {
        holds[row] = found[row] && holds[row] && Math.max(found[row], holds[row]);
      }
      found = holds;
    }
    if (found && asked.form) {
      eachRow(prepared.otherForms, asked.form, (row) => { found[row] ||= 2; });
      eachRow(prepared.forms, asked.form, (row) => { found[row] = 1; });
    }
    return found;
  }

  /* By a code (both folded), or else Infinity. `GB/T 18965` names every edition of that number as exactly as
     `GB/T 18965-2008` names one. */
  function codeRank(asked, code, form) {
    if (form.startsWith(asked.form)) {
      const rest = form.length - asked.form.length;
      return !rest || (rest === 4 && "-:".includes(code.at(-5))) ? CODE_IS : CODE_STARTS;
    }
    const number = code.indexOf(" ") + 1;
    return number && number < code.length && code.startsWith(asked.phrase, number) ? NUMBER_STARTS : Infinity;
  }

  function bestCodeRank(prepared, asked, row) {
    const own = codeRank(asked, cell(prepared.codes, row), cell(prepared.forms, row));
    const codes = cell(prepared.otherCodes, row);
    if (!codes || own === CODE_IS) return own;
    const forms = cell(prepared.otherForms, row).split("\t");
    const other = Math.min(...codes.split("\t").map((code, at) => codeRank(asked, code, forms[at])));
    return Math.min(own, other === CODE_IS ? OTHER_CODE_IS : other);
  }

  function rank(prepared, asked, row, found) {
    const byCode = asked.form ? bestCodeRank(prepared, asked, row) : Infinity;
    if (byCode < Infinity) return byCode;
    if (prepared.titles.text.startsWith(asked.phrase, prepared.titles.starts[row])) return TITLE_STARTS;
    if (asked.bare && codeForm(cell(prepared.titles, row)).startsWith(asked.bare)) return TITLE_STARTS;
    return found === 1 ? TITLE_HOLDS : OTHERS_HOLD;
  }

  /* → {total, rows}: at most `limit` rows, the best first. */
  function search(prepared, query, limit = 50) {
    const typed = query.slice(0, LONGEST_QUERY);
    const words = split(typed);
    let asked = read(words, words !== typed);
    let found = find(prepared, asked);
    if (words !== typed && !found?.some(Boolean)) {
      asked = read(typed, false);
      found = find(prepared, asked);
    }
    const ranked = Array.from({ length: OTHERS_HOLD + 1 }, () => []);
    let total = 0;
    for (let row = 0; found && row < found.length; row++) {
      if (!found[row]) continue;
      total++;
      const place = ranked[rank(prepared, asked, row, found[row])];
      if (place.length < limit) place.push(row);
    }
    const best = ranked.flatMap((rows, place) => rows.map((row) => [row, place])).slice(0, limit);
    const surest = Math.min(OTHER_CODE_IS, best[0]?.[1]); // the code itself, or else the one that it had
    return { total, rows: best.map(([row, place]) => present(prepared, asked, row, place, place === surest)) };
  }

  /* One row as the page shows it. A text is {text, marks}; `also` is the other text that the query was found in. */
  function present(prepared, asked, row, place, exact) {
    const { index, shown } = prepared;
    const code = cell(shown.code, row);
    return {
      address: cell(shown.address, row) || (code && `${index.base}${slug(code)}/`),
      code: { text: code, marks: codeMarks(code, asked) },
      title: withMarks(cell(shown.title, row), asked),
      language: index.languages[index.language[row]],
      also: also(prepared, asked, row, place) || null,
      kind: index.kinds[index.kind[row]],
      status: index.statuses[index.status[row]],
      page: index.pages[index.page[row]],
      mark: index.marks[index.mark[row]],
      exact,
    };
  }

  function also({ shown, forms }, asked, row, place) {
    const codes = cell(shown.otherCodes, row).split("\t");
    const asCodes = (some) => some.map((text) => ({ text, marks: codeMarks(text, asked) }));
    if (place < TITLE_STARTS) {
      const isOwn = cell(forms, row).includes(asked.form);
      return isOwn ? null : asCodes(codes.filter((code) => codeForm(code).includes(asked.form)))[0];
    }
    if (place !== OTHERS_HOLD) return null;
    const texts = cell(shown.others, row).split("\t").map((text) => withMarks(text, asked));
    return texts.concat(asCodes(codes)).find((text) => text.marks.length);
  }

  function slug(code) {
    return code.toLowerCase().replace(/[^a-z0-9.]+/g, "-").replace(/^[-.]+|[-.]+$/g, "");
  }

  function withMarks(text, asked) {
    return { text, marks: marks(trace(text, fold), asked.words.map((word) => word.text)) };
  }

  function codeMarks(code, asked) {
    const traced = trace(code, codeForm);
    const whole = asked.form ? marks(traced, [asked.form]) : [];
    return whole.length ? whole : marks(traced, asked.words.map((word) => word.form));
  }

  /* The folded text, and for each of its characters where it stands in the text as shown. */
  function trace(text, folded) {
    const characters = Array.from(text);
    const from = [], to = [];
    let plain = "", at = 0;
    characters.forEach((character, index) => {
      const end = at + character.length;
      const besideHan = HAN.test(`${characters[index - 1]}${characters[index + 1]}`);
      let piece = character === " " && besideHan ? "" : folded(character);
      if (piece === "-" && plain.endsWith("-")) piece = "";
      for (let unit = 0; unit < piece.length; unit++) from.push(at), to.push(end);
      plain += piece;
      at = end;
    });
    return { plain, from, to };
  }

  /* [[start, end], …] in the text as shown, in order, none overlapping. */
  function marks({ plain, from, to }, needles) {
    const hits = [];
    for (const needle of needles.filter(Boolean)) {
      for (let at = plain.indexOf(needle); at !== -1; at = plain.indexOf(needle, at + needle.length)) {
        hits.push([from[at], to[at + needle.length - 1]]);
      }
    }
    hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    return hits.reduce((merged, [start, end]) => {
      const last = merged[merged.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
      return merged;
    }, []);
  }

  scope.lubiaoScan = { fold, codeForm, prepare, search };
  if (typeof module === "object" && module.exports) module.exports = scope.lubiaoScan;
})(typeof self === "undefined" ? globalThis : self);
