/* Words of the field that stand for a value of a facet: `industry standard`, 行标, 作废. The index brings them from
   scripts/lubiao/catalogue/synonyms.py, folded. */
(function (search) {
  "use strict";

  /* Once per index: words → [[family, key], …], the longest words first. */
  function termsOf(prepared) {
    if (prepared.terms) return prepared.terms;
    const byWords = new Map();
    for (const [words, family, key] of prepared.index.terms) {
      if (!byWords.has(words)) byWords.set(words, []);
      byWords.get(words).push([family, key]);
    }
    prepared.terms = [...byWords].sort(([one], [other]) => other.length - one.length || (one < other ? -1 : 1));
    return prepared.terms;
  }

  /* → {wanted, rest}: for each term in the phrase a test of a row, and the phrase without the terms. */
  function termsIn(prepared, phrase) {
    let rest = ` ${phrase} `;
    const wanted = [];
    for (const [words, values] of termsOf(prepared)) {
      const forms = search.HAN.test(words) ? [words] : [` ${words} `, ` ${words}s `];
      const form = forms.find((form) => rest.includes(form));
      if (!form) continue;
      rest = rest.replace(form, "  ");
      wanted.push(testOf(prepared, values));
    }
    return { wanted, rest: rest.trim() };
  }

  function testOf(prepared, values) {
    const { byName } = search.facetsOf(prepared);
    const tests = values.map(([family, key]) => {
      const { keys, starts, values: numbers } = byName[family];
      const number = keys.findIndex(([known]) => known === key);
      return (row) => starts[row] < starts[row + 1] && numbers[starts[row]] === number;
    });
    return (row) => tests.some((test) => test(row));
  }

  Object.assign(search, { termsIn });
})((globalThis.lubiaoSearch ??= {}));
