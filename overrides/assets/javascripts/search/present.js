/* One row as a page shows it. */
(function (search) {
  "use strict";

  const { FOUND, cell, codeForm, fold, inText, marks, trace } = search;

  /* A text is {text, marks}; `also` is the other text that the query was found in. `place` is the rank at which
     the row was found. */
  function present(prepared, asked, row, place, exact) {
    const { index, shown } = prepared;
    const code = cell(shown.code, row);
    return {
      address: addressOf(prepared, row),
      code: { text: code, marks: codeMarks(code, asked) },
      title: withMarks(prepared, cell(shown.title, row), asked),
      language: index.languages[index.language[row]],
      also: also(prepared, asked, row, place) || null,
      kind: index.kinds[index.kind[row]],
      status: index.statuses[index.status[row]],
      page: index.pages[index.page[row]],
      mark: index.marks[index.mark[row]],
      exact,
    };
  }

  /* What a card says beyond: grade, dates, cities that issued it, evidence, and the newest edition of a superseded one. */
  function details(prepared, row) {
    const { byName, dates, ties } = search.facetsOf(prepared);
    const of = ({ keys, starts, values }) => Array.from(values.subarray(starts[row], starts[row + 1]), (value) => keys[value]);
    const newest = prepared.index.newest[row];
    return {
      grade: of(byName.grade)[0] ?? ["", ""],
      level: of(byName.level)[0] ?? ["", ""],
      issuedBy: of({ keys: prepared.index.cities, ...ties[0] }),
      issued: search.dateText(dates.issued[row]),
      implemented: search.dateText(dates.implemented[row]),
      newest: newest === undefined ? null
        : { address: addressOf(prepared, newest), code: cell(prepared.shown.code, newest) },
    };
  }

  function addressOf({ index, shown }, row) {
    const code = cell(shown.code, row);
    return cell(shown.address, row) || (code && `${index.base}${slug(code)}/`);
  }

  function slug(code) {
    return code.toLowerCase().replace(/[^a-z0-9.]+/g, "-").replace(/^[-.]+|[-.]+$/g, "");
  }

  function also(prepared, asked, row, place) {
    const { shown, forms } = prepared;
    const codes = cell(shown.otherCodes, row).split("\t");
    const asCodes = (some) => some.map((text) => ({ text, marks: codeMarks(text, asked) }));
    if (place.isCode) {
      const isOwn = cell(forms, row).includes(asked.form);
      return isOwn ? null : asCodes(codes.filter((code) => codeForm(code).includes(asked.form)))[0];
    }
    if (place.found < FOUND.IN_OTHERS) return null;
    if (place.found > FOUND.IN_OTHERS && withMarks(prepared, cell(shown.title, row), asked).marks.length) return null;
    const texts = cell(shown.others, row).split("\t").map((text) => withMarks(prepared, text, asked));
    return texts.concat(asCodes(codes)).find((text) => text.marks.length);
  }

  function withMarks(prepared, text, asked) {
    const traced = trace(text, (piece) => prepared.simplify(fold(piece)));
    const words = marks(traced, asked.words.map((word) => word.text));
    if (words.length) return { text, marks: words };
    const reads = [asked.joined, ...asked.words.map((word) => word.read)].filter(Boolean);
    const places = reads.map(({ typed, strict }) => search.placesRead(prepared, traced.plain, typed, strict));
    const hits = places[0]?.length && asked.joined ? places[0] : places.flat();
    return { text, marks: inText(traced, hits) };
  }

  function codeMarks(code, asked) {
    const traced = trace(code, codeForm);
    const whole = asked.form ? marks(traced, [asked.form]) : [];
    return whole.length ? whole : marks(traced, asked.words.map((word) => word.form));
  }

  Object.assign(search, { addressOf, details, present });
})((globalThis.lubiaoSearch ??= {}));
