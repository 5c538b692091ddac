/* The scan: fold texts, find every row that holds every word, rank, say what to mark. No page, no network:
   it runs in a worker, on the page (a site opened from a folder) and in tests. `fold` and `codeForm` are the
   rules of scripts/lubiao/search/fold.py; shared test vectors compare the two. */
(function (scope) {
  "use strict";

  const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const DASHES = /[-\u2010\u2012-\u2015\u2212\u2500\u2501\u2e3a\u2e3b]+/g;
  const GAPS = / +(?=[\u3400-\u9fff])|([\u3400-\u9fff]) +/g; // spaces beside Chinese: typeset, rarely typed
  const HAN = /[\u3400-\u9fff]/;
  const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}\n]+/gu; // the line break stays: it parts the rows
  const LONGEST_QUERY = 200;
  const MOST_WORDS = 16;

  /* Ranks: the smaller, the earlier. Within a rank the rows keep the order of the index. */
  const CODE_IS = 0, CODE_STARTS = 1, NUMBER_STARTS = 2, TITLE_STARTS = 3, TITLE_HOLDS = 4, OTHERS_HOLD = 5;

  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(INVISIBLE, "").replace(DASHES, "-").replace(GAPS, "$1");
  }

  function codeForm(text) {
    return fold(text).replace(NEITHER_LETTER_NOR_DIGIT, "").replace(/\n/g, "");
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
    return {
      index,
      shown: {
        code: column(index.code, index.rows),
        title: column(index.title, index.rows),
        others: column(index.others, index.rows),
        address: column(index.address, index.rows),
      },
      codes: column(foldedCodes, index.rows),
      forms: column(foldedCodes.replace(NEITHER_LETTER_NOR_DIGIT, ""), index.rows),
      titles: column(fold(index.title), index.rows),
      others: column(fold(index.others), index.rows),
    };
  }

  /* What is asked: the phrase, its code form, and the words, each with the code form it may be found by.
     A purely Chinese word has none; a word of punctuation alone counts only if there is no other. */
  function read(query) {
    const words = query.slice(0, LONGEST_QUERY).split(/\s+/).map(fold).filter(Boolean).slice(0, MOST_WORDS);
    const telling = words.filter((word) => codeForm(word));
    const formOf = (text) => (/[a-z0-9]/.test(text) ? codeForm(text) : "");
    return {
      phrase: fold(words.join(" ")),
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
      if (word.form) eachRow(prepared.forms, word.form, (row) => { holds[row] = 1; });
      for (let row = 0; found && row < rows; row++) {
        holds[row] = found[row] && holds[row] && Math.max(found[row], holds[row]);
      }
      found = holds;
    }
    if (found && asked.form) eachRow(prepared.forms, asked.form, (row) => { found[row] = 1; });
    return found;
  }

  /* `GB/T 18965` names every edition of that number as exactly as `GB/T 18965-2008` names one. */
  function isCode(prepared, form, row) {
    const rest = prepared.forms.starts[row + 1] - 1 - prepared.forms.starts[row] - form.length;
    if (rest !== 4) return rest === 0;
    const beforeYear = prepared.codes.text[prepared.codes.starts[row + 1] - 6];
    return beforeYear === "-" || beforeYear === ":";
  }

  function numberStarts(prepared, phrase, row) {
    const { text, starts } = prepared.codes;
    const space = text.indexOf(" ", starts[row]);
    return space !== -1 && space < starts[row + 1] - 1 && text.startsWith(phrase, space + 1);
  }

  function rank(prepared, asked, row, found) {
    if (asked.form) {
      if (prepared.forms.text.startsWith(asked.form, prepared.forms.starts[row])) {
        return isCode(prepared, asked.form, row) ? CODE_IS : CODE_STARTS;
      }
      if (numberStarts(prepared, asked.phrase, row)) return NUMBER_STARTS;
    }
    if (prepared.titles.text.startsWith(asked.phrase, prepared.titles.starts[row])) return TITLE_STARTS;
    return found === 1 ? TITLE_HOLDS : OTHERS_HOLD;
  }

  /* → {total, rows}: at most `limit` rows, the best first. */
  function search(prepared, query, limit = 50) {
    const asked = read(query);
    const found = find(prepared, asked);
    const ranked = Array.from({ length: OTHERS_HOLD + 1 }, () => []);
    let total = 0;
    for (let row = 0; found && row < found.length; row++) {
      if (!found[row]) continue;
      total++;
      const place = ranked[rank(prepared, asked, row, found[row])];
      if (place.length < limit) place.push(row);
    }
    const best = ranked.flatMap((rows, place) => rows.map((row) => [row, place])).slice(0, limit);
    return { total, rows: best.map(([row, place]) => present(prepared, asked, row, place)) };
  }

  /* One row as the page shows it. A text is {text, marks}; `also` is the other text that the query was found in. */
  function present(prepared, asked, row, place) {
    const { index, shown } = prepared;
    const code = cell(shown.code, row);
    const others = place === OTHERS_HOLD ? cell(shown.others, row).split("\t") : [];
    const also = others.map((text) => withMarks(text, asked)).find((text) => text.marks.length);
    return {
      address: cell(shown.address, row) || (code && `${index.base}${slug(code)}/`),
      code: { text: code, marks: codeMarks(code, asked) },
      title: withMarks(cell(shown.title, row), asked),
      language: index.languages[index.language[row]],
      also: also || null,
      kind: index.kinds[index.kind[row]],
      status: index.statuses[index.status[row]],
      page: index.pages[index.page[row]],
      mark: index.marks[index.mark[row]],
      exact: place === CODE_IS,
    };
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
