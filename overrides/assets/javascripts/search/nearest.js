/* What lies nearest where nothing is found. A suggestion is one of
     {type: "facet", facet, total}      the same words without what is chosen in one facet ("tie": city and relation)
     {type: "facets", total}            … without any facet
     {type: "spelling", …}, {type: "edition", …}, {type: "close", …}
                                        a code: {query, row, total}; `row` is presented
     {type: "city", query, city, name, total}  the words without a city's name, among the standards tied to it
     {type: "sound", query, total}      words that are read alike
     {type: "other", query, total}      a word with another character in it
     {type: "fewer", query, total}      fewer words, or fewer characters: of a pasted text its codes */
(function (search) {
  "use strict";

  const MOST_CODES = 5;
  const MOST_OTHERS = 3;
  const LONGEST_WORD = 16; // of a longer one no pieces are tried

  const CODE = /[a-z]{1,6}(?:[0-9]{2}|[0-9]{4})?(?: ?\/ ?[a-z]{1,10})? ?[0-9][0-9.]*-(?:19|20)[0-9]{2}(?![0-9])/g; // in folded text

  const LIGHT = new Set("0tz"); // leading zeros and the mark of the grade are what people leave out or add
  const LIGHTLY = 0.2;

  function nearest(prepared, asked, found, narrowed) {
    if (!found || found.some((how, row) => how && prepared.facets.standards[row])) return withoutFacets(prepared, found, narrowed);
    const inText = codesIn(prepared, asked);
    if (inText.length) return inText;
    const words = sounds(prepared, asked);
    return [
      ...codes(prepared, asked),
      ...cities(prepared, asked),
      ...(words.length ? words : others(prepared, asked)),
      ...fewer(prepared, asked),
    ];
  }

  /* Of a line or a text that was pasted: the codes in it that are found. */
  function codesIn(prepared, asked) {
    const text = asked.words.map((word) => word.text).join(" ");
    const written = (text.match(CODE) ?? []).map((code) => code.toUpperCase()).filter((code) => code.length < text.length);
    return withResults(prepared, written).slice(0, MOST_CODES).map(([query, total]) => ({ type: "fewer", query, total }));
  }

  /* Cities */

  /* 青岛农贸市场: few titles say of which city they are, but their records do. */
  function cities(prepared, asked) {
    const { standards, ties } = prepared.facets;
    const phrase = ` ${asked.words.map((word) => word.text).join(" ")} `;
    const near = [];
    prepared.index.cities.forEach(([key, name], number) => {
      const own = search.fold(name);
      const form = (search.HAN.test(own) ? [`${own}市`, own, ` ${key} `] : [` ${own} `, ` ${key} `]).find((one) => phrase.includes(one));
      if (!form) return;
      const query = phrase.replace(form, " ").trim();
      const found = query ? search.ask(prepared, query).found : null;
      const isTied = (row) => ties.some(({ starts, values }) => values.subarray(starts[row], starts[row + 1]).includes(number));
      const total = standards.reduce((sum, isOne, row) => sum + (isOne && (!found || found[row]) && isTied(row) ? 1 : 0), 0);
      if (total) near.push({ type: "city", query, city: key, name, total });
    });
    return near;
  }

  function withoutFacets(prepared, found, { without }) {
    const { standards } = prepared.facets;
    const suggestions = Object.entries(without)
      .filter(([, total]) => total)
      .map(([facet, total]) => ({ type: "facet", facet, total }));
    if (Object.keys(without).length > 1) {
      const total = standards.reduce((sum, isOne, row) => sum + (isOne && (!found || found[row]) ? 1 : 0), 0);
      suggestions.push({ type: "facets", total });
    }
    return suggestions;
  }

  /* How many standards a query finds. */
  function totalOf(prepared, query) {
    const { found } = search.ask(prepared, query);
    const { standards } = search.facetsOf(prepared);
    return found ? found.reduce((sum, how, row) => sum + (how && standards[row] ? 1 : 0), 0) : 0;
  }

  /* Codes */

  function codes(prepared, asked) {
    const typed = asked.form;
    if (!/[0-9]{2}/.test(typed) || typed.length > 30) return [];
    const { text, starts } = prepared.forms;
    const typedNumber = undated(typed);
    const most = typed.length < 6 ? 1 : 2;
    const near = [];
    const differing = differingFrom(typed);
    const differingNumber = differingFrom(typedNumber);
    for (let row = 0; row < prepared.index.rows; row++) {
      const start = starts[row], end = starts[row + 1] - 1;
      if (start === end) continue;
      const endOfNumber = isDated(text, start, end) ? end - 4 : end;
      const isFar = differing(text, start, endOfNumber) > most && (end === endOfNumber || differing(text, start, end) > most);
      if (isFar && differingNumber(text, start, endOfNumber)) continue;
      const form = text.slice(start, end);
      const number = text.slice(start, endOfNumber);
      const away = Math.min(distance(typed, form, most), distance(typed, number, most));
      if (away < 1) near.push({ row, type: "spelling", away });
      else if (typedNumber !== typed && distance(typedNumber, number, 1) < 1) near.push({ row, type: "edition", away: 1 });
      else if (away <= most) near.push({ row, type: "close", away: away + 1 });
    }
    near.sort((one, other) => one.away - other.away || one.row - other.row);
    const best = near.filter(({ type }) => type === near[0].type);
    return best.slice(0, MOST_CODES).map(({ row, type }) => ({
      type,
      query: search.cell(prepared.shown.code, row),
      row: {
        ...search.present(prepared, { words: [], form: "" }, row, { isCode: false, found: 0 }, false),
        ...search.details(prepared, row),
      },
      total: 1,
    }));
  }

  const isDigit = (code) => code >= 48 && code <= 57;
  const isDated = (text, start, end) => end - start > 4 && isDigit(text.charCodeAt(end - 5))
    && (text.startsWith("19", end - 4) || text.startsWith("20", end - 4))
    && isDigit(text.charCodeAt(end - 2)) && isDigit(text.charCodeAt(end - 1));
  const undated = (form) => (isDated(form, 0, form.length) ? form.slice(0, -4) : form);

  /* How many of the characters that weigh are in one text only: never more than the distance, and had at once. */
  function differingFrom(typed) {
    const MASK = 127; // of characters beyond ASCII some are taken for others: the number only gets smaller
    const isLight = new Uint8Array(MASK + 1);
    for (const character of LIGHT) isLight[character.charCodeAt(0)] = 1;
    const left = new Int16Array(MASK + 1);
    let total = 0;
    for (let at = 0; at < typed.length; at++) {
      const code = typed.charCodeAt(at) & MASK;
      if (!isLight[code]) left[code]++, total++;
    }
    return (text, start, end) => {
      let common = 0, others = 0;
      for (let at = start; at < end; at++) {
        const code = text.charCodeAt(at) & MASK;
        if (isLight[code]) continue;
        if (left[code]-- > 0) common++;
        else others++;
      }
      for (let at = start; at < end; at++) {
        const code = text.charCodeAt(at) & MASK;
        if (!isLight[code]) left[code]++;
      }
      return Math.max(total - common, others);
    };
  }

  /* Edits from one text to the other; more than `most` is Infinity. Zeros and marks that are missing weigh little. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most + 3) return Infinity;
    const weight = (character) => (LIGHT.has(character) ? LIGHTLY : 1);
    let above = [0];
    for (let j = 0; j < other.length; j++) above.push(above[j] + weight(other[j]));
    for (let i = 0; i < one.length; i++) {
      const line = [above[0] + weight(one[i])];
      let least = line[0];
      for (let j = 0; j < other.length; j++) {
        const kept = above[j] + (one[i] === other[j] ? 0 : 1);
        const cost = Math.min(kept, above[j + 1] + weight(one[i]), line[j] + weight(other[j]));
        line.push(cost);
        if (cost < least) least = cost;
      }
      if (least > most) return Infinity;
      above = line;
    }
    return above[other.length];
  }

  /* Words */

  /* 农茂市场 is read as 农贸市场 is: the first title that has such a piece gives the words. */
  function sounds(prepared, asked) {
    const heard = asked.words.map(({ text }) => soundOf(prepared, text));
    if (!heard.some(Boolean)) return [];
    const query = heard.map((text, at) => text ?? asked.words[at].typed).join(" ");
    const total = totalOf(prepared, query);
    return total ? [{ type: "sound", query, total }] : [];
  }

  function soundOf(prepared, word) {
    if (!/^[\u3400-\u9fff]{2,}$/.test(word) || totalOf(prepared, word)) return null;
    const reading = search.readingOf(prepared, word);
    if (!reading) return null;
    for (const name of ["titles", "others"]) {
      let row = -1;
      search.eachRowRead(prepared, name, reading, true, (hit) => { if (row < 0) row = hit; });
      if (row < 0) continue;
      const text = search.cell(prepared[name], row);
      const [[start, end]] = search.placesRead(prepared, text, reading, true);
      return text.slice(start, end);
    }
    return null;
  }

  /* 农茂市场 for 农贸市场, where nothing is read so: one character of a Chinese word may be any; or one is left out, as
     of 大对虾 in 大虾. Of a word of two characters too little would be left. */
  function others(prepared, asked) {
    if (asked.words.length !== 1) return [];
    const word = asked.words[0].text;
    if (!/^[\u3400-\u9fff]{2,}$/.test(word) || word.length > LONGEST_WORD) return [];
    const found = new Set();
    for (const skipped of word.length > 2 ? [1, 0] : [0]) {
      for (let at = 1 - skipped; at < word.length; at++) {
        const any = new RegExp(`${word.slice(0, at)}[\u3400-\u9fff]${word.slice(at + skipped)}`);
        const hit = prepared.titles.text.match(any) ?? prepared.others.text.match(any);
        if (hit) found.add(hit[0]);
      }
    }
    return withResults(prepared, [...found]).slice(0, MOST_OTHERS).map(([query, total]) => ({ type: "other", query, total }));
  }

  function fewer(prepared, asked) {
    const words = asked.words.map(({ typed }) => typed);
    const queries = words.length > 1 ? shorterLists(prepared, words) : shorterWords(prepared, words[0] ?? "");
    return queries.slice(0, MOST_OTHERS).map(([query, total]) => ({ type: "fewer", query, total }));
  }

  /* Without one of the words; else each word alone. */
  function shorterLists(prepared, words) {
    const withoutOne = words.map((_, at) => words.filter((_, other) => other !== at).join(" "));
    const some = withResults(prepared, withoutOne);
    return some.length ? some : withResults(prepared, words);
  }

  /* The longest pieces that are found: of a Chinese word any, of another one its beginning. */
  function shorterWords(prepared, word) {
    if (word.length > LONGEST_WORD) return [];
    for (let length = word.length - 1; length > 1; length--) {
      const starts = search.HAN.test(word) ? word.length - length + 1 : 1;
      const pieces = Array.from({ length: starts }, (_, start) => word.slice(start, start + length));
      const some = withResults(prepared, pieces);
      if (some.length) return some;
    }
    return [];
  }

  function withResults(prepared, queries) {
    return [...new Set(queries)]
      .map((query) => [query, totalOf(prepared, query)])
      .filter(([, total]) => total)
      .sort((one, other) => one[1] - other[1]);
  }

  Object.assign(search, { nearest });
})((globalThis.lubiaoSearch ??= {}));
