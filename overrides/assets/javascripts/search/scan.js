/* The search: find every row that holds every word, rank or sort, narrow by facets, say what to mark.
   The other scripts of lubiao.search.SCRIPTS stand before it. */
(function (search) {
  "use strict";

  const { FOUND, cell, column, fold, formsOf } = search;

  const LONGEST_QUERY = 200;
  const MOST_PAGES = 5;

  /* Ranks: the smaller, the earlier. Within a rank the rows keep the order of the index. */
  const [CODE_IS, OTHER_CODE_IS, CODE_STARTS, NUMBER_STARTS, TITLE_STARTS, TITLE_HOLDS] = Array(6).keys();
  const RANKS = TITLE_HOLDS + FOUND.BY_TERM;

  /* Once per index: the folded twin of each column that is searched. */
  function prepare(index) {
    const { rows } = index;
    const simplify = search.simplifier(index.traditional, index.simplified);
    const foldedCodes = fold(index.code);
    const foldedOtherCodes = fold(index.codes);
    return {
      index,
      simplify,
      shown: {
        code: column(index.code, rows),
        title: column(index.title, rows),
        others: column(index.others, rows),
        otherCodes: column(index.codes, rows),
        address: column(index.address, rows),
      },
      codes: column(foldedCodes, rows),
      forms: column(formsOf(foldedCodes), rows),
      otherCodes: column(foldedOtherCodes, rows),
      otherForms: column(formsOf(foldedOtherCodes), rows),
      titles: column(simplify(fold(index.title)), rows),
      others: column(simplify(fold(index.others)), rows),
    };
  }

  /* By its own code, or else Infinity. `GB/T 18965` names every edition of that number as exactly as
     `GB/T 18965-2008` names one. */
  function codeRank(prepared, asked, row) {
    const { codes, forms } = prepared;
    const end = codes.starts[row + 1] - 1;
    if (forms.text.startsWith(asked.form, forms.starts[row])) {
      const rest = forms.starts[row + 1] - 1 - forms.starts[row] - asked.form.length;
      return !rest || (rest === 4 && "-:".includes(codes.text[end - 5])) ? CODE_IS : CODE_STARTS;
    }
    const number = codes.text.indexOf(" ", codes.starts[row]) + 1;
    return number && number < end && codes.text.startsWith(asked.phrase, number) ? NUMBER_STARTS : Infinity;
  }

  function bestCodeRank(prepared, asked, row) {
    const own = codeRank(prepared, asked, row);
    const { starts } = prepared.otherCodes;
    if (starts[row + 1] - starts[row] === 1 || own === CODE_IS) return own;
    const codes = cell(prepared.otherCodes, row).split("\t");
    const forms = cell(prepared.otherForms, row).split("\t");
    const column = (texts) => search.column(texts.join("\n"), texts.length);
    const former = { codes: column(codes), forms: column(forms) };
    const other = Math.min(...codes.map((_, at) => codeRank(former, asked, at)));
    return Math.min(own, other === CODE_IS ? OTHER_CODE_IS : other);
  }

  function rank(prepared, asked, row, found) {
    const byCode = asked.isInCodes ? bestCodeRank(prepared, asked, row) : Infinity;
    if (byCode < Infinity) return byCode;
    const { text, starts } = prepared.titles;
    if (found === FOUND.IN_TITLE) {
      if (text.startsWith(asked.phrase, starts[row])) return TITLE_STARTS;
      if (asked.bare && search.codeForm(cell(prepared.titles, row)).startsWith(asked.bare)) return TITLE_STARTS;
    }
    return TITLE_HOLDS + found - FOUND.IN_TITLE;
  }

  /* [[row, rank], …]: at most `limit` of the rows that `isMeant` takes, the best first. */
  function ranked(prepared, asked, found, limit, isMeant) {
    const places = Array.from({ length: RANKS }, () => []);
    for (let row = 0; row < prepared.index.rows; row++) {
      if (!(found ? found[row] : true) || !isMeant(row)) continue;
      const place = places[found ? rank(prepared, asked, row, found[row]) : 0];
      if (place.length < limit) place.push(row);
    }
    return places.flatMap((rows, place) => rows.map((row) => [row, place])).slice(0, limit);
  }

  /* The rows by code, or by a date with the newest first; what has none comes last. Made once for each. */
  function ordered(prepared, sort) {
    prepared.orders ??= {};
    if (prepared.orders[sort]) return prepared.orders[sort];
    const { rows } = prepared.index;
    let order;
    if (sort === "code") {
      const counted = (code) => code.toLowerCase().replace(/[0-9]+/g, (digits) => digits.padStart(8, "0")) || "\uffff";
      const keys = Array.from({ length: rows }, (_, row) => counted(cell(prepared.shown.code, row)));
      order = Uint32Array.from(keys.keys()).sort((one, other) => {
        if (keys[one] === keys[other]) return one - other;
        return keys[one] < keys[other] ? -1 : 1;
      });
    } else {
      const dates = search.facetsOf(prepared).dates[sort];
      const latest = 1e7;
      const keys = Float64Array.from(dates, (date, row) => (latest - date) * rows + row).sort();
      order = Uint32Array.from(keys, (key) => key % rows);
    }
    prepared.orders[sort] = order;
    return order;
  }

  /* → {total, rows}: at most `limit` rows, the best first.
     With `view` ({facets: {facet: [key, …]}, sort: "relevance", "code", "issued" or "implemented", offset}) the rows
     are the standards that hold what the facets ask, with their details; beside them stand `counts`, the best
     other `pages`, and, where there is no standard, the `nearest`. An empty query then asks for all. */
  function answer(prepared, query, limit = 50, view = null) {
    const { asked, found } = search.ask(prepared, query.slice(0, LONGEST_QUERY));
    return view ? viewed(prepared, asked, found, limit, view) : listed(prepared, asked, found, limit);
  }

  function listed(prepared, asked, found, limit) {
    const total = found ? found.reduce((sum, how) => sum + (how ? 1 : 0), 0) : 0;
    const best = total ? ranked(prepared, asked, found, limit, () => true) : [];
    return { total, rows: shown(prepared, asked, found, best) };
  }

  function viewed(prepared, asked, found, limit, { facets = {}, sort = "relevance", offset = 0 }) {
    const { standards } = search.facetsOf(prepared);
    const narrowed = search.narrow(prepared, found, facets);
    const { passes, total, counts } = narrowed;
    let best;
    if (["code", "issued", "implemented"].includes(sort)) {
      best = [];
      for (const row of ordered(prepared, sort)) {
        if (best.length === offset + limit) break;
        if (passes[row]) best.push([row, found ? rank(prepared, asked, row, found[row]) : RANKS]);
      }
    } else {
      best = ranked(prepared, asked, found, offset + limit, (row) => passes[row]);
    }
    const rows = shown(prepared, asked, found, best.slice(offset));
    rows.forEach((row, at) => Object.assign(row, search.details(prepared, best[offset + at][0])));
    const pages = found ? ranked(prepared, asked, found, MOST_PAGES, (row) => !standards[row]) : [];
    return {
      total,
      rows,
      counts,
      pages: shown(prepared, asked, found, pages),
      nearest: total ? [] : search.nearest(prepared, asked, found, narrowed),
    };
  }

  function shown(prepared, asked, found, best) {
    const surest = Math.min(OTHER_CODE_IS, best[0]?.[1]); // the code itself, or else the one that it had
    return best.map(([row, place]) => search.present(
      prepared, asked, row, { isCode: found !== null && place < TITLE_STARTS, found: found ? found[row] : 0 }, found !== null && place === surest,
    ));
  }

  /* What the first question in pinyin, or for facets, would else wait for. In pieces, so that a question may come
     between them: at 100,000 rows each takes some 100 ms. */
  const WARMING = [
    search.facetsOf,
    (prepared) => search.readingOfColumn(prepared, "titles"),
    (prepared) => search.readingOfColumn(prepared, "others"),
  ];

  globalThis.lubiaoScan = { fold, codeForm: search.codeForm, prepare, search: answer, WARMING };
})((globalThis.lubiaoSearch ??= {}));
