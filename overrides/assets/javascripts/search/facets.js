/* Facets: what a search can be narrowed by, and how many standards each value would leave. Only standards have
   facets; a city's page or a rule has none.

   Within a facet any of the chosen values is enough, between facets all must hold. The count of a value is what
   the choice of it alone would give in its facet, with all other facets as chosen. City and relation are chosen
   together: one of the cities in one of the relations. */
(function (search) {
  "use strict";

  const RELATIONS = ["issued", "cited", "drafted"];
  const NONE = "none";
  const TIE = "tie"; // city and relation, as one condition

  /* Once per index, at the first need: {standards, byName, ties, dates}. A facet is {keys: [[key, name], …],
     starts, values}: the numbers of a row's keys stand from its start to the next. */
  function facetsOf(prepared) {
    if (prepared.facets) return prepared.facets;
    const { index } = prepared;
    const { rows } = index;
    const standards = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) standards[row] = index.pages[index.page[row]][0] === "standard" ? 1 : 0;
    const dates = search.dates(index.dates);
    const none = [NONE, ""]; // the page has a word for it
    const single = (keys, numberOf) => {
      const starts = new Uint32Array(rows + 1);
      const values = new Uint16Array(rows);
      let end = 0;
      for (let row = 0; row < rows; row++) {
        starts[row] = end;
        const number = numberOf(row);
        if (standards[row] && keys[number][0]) values[end++] = number;
      }
      starts[rows] = end;
      return { keys, starts, values };
    };
    const lettered = (keys, letters) => {
      const numbers = search.numbers(letters);
      return single(keys, (row) => numbers[row]);
    };
    const years = [...new Set(Array.from(dates.issued, search.yearOf))].sort((a, b) => b - a);
    const ofYear = new Map(years.map((year, number) => [year, number]));
    const ties = ["issuedBy", "citedFor", "draftedIn"].map((name) => search.lists(index[name], rows));
    prepared.facets = {
      standards,
      dates,
      ties,
      byName: {
        kind: single(index.kinds, (row) => index.kind[row]),
        status: single(index.statuses, (row) => index.status[row]),
        grade: lettered(index.grades, index.grade),
        city: { keys: index.cities },
        relation: { keys: RELATIONS.map((key) => [key, ""]) },
        field: withNone(search.lists(index.field, rows), index.fields),
        year: single(
          years.map((year) => (year ? [String(year), String(year)] : none)),
          (row) => ofYear.get(search.yearOf(dates.issued[row])),
        ),
        english: lettered(index.englishes, index.english),
        level: lettered(index.levels, index.level),
      },
    };
    return prepared.facets;

    /* A standard without any value has the last one, `none`. */
    function withNone(lists, keys) {
      const starts = new Uint32Array(rows + 1);
      const values = new Uint16Array(lists.values.length + rows);
      let end = 0;
      for (let row = 0; row < rows; row++) {
        starts[row] = end;
        for (let at = lists.starts[row]; at < lists.starts[row + 1]; at++) values[end++] = lists.values[at];
        if (standards[row] && end === starts[row]) values[end++] = keys.length;
      }
      starts[rows] = end;
      return { keys: [...keys, none], starts, values };
    }
  }

  /* What is chosen, {facet: [key, …]}, as numbers: facet → Uint8Array with 1 for each chosen key, or null where
     nothing is. Keys that the index does not know are as if not chosen. */
  function chosenIn(facets, wanted) {
    return Object.fromEntries(Object.entries(facets.byName).map(([name, { keys }]) => {
      const asked = new Set(wanted[name] ?? []);
      const chosen = Uint8Array.from(keys, ([key]) => (key && asked.has(key) ? 1 : 0));
      return [name, chosen.includes(1) ? chosen : null];
    }));
  }

  /* `found` is 0 for the rows that the query does not find; null finds all.
     → {passes, total, counts, without}: `passes` is 1 for each standard that is found and holds all that is wanted;
     `counts` are {facet: [[key, name, count], …]}; `without` says for each chosen facet how many there
     would be without it. */
  function narrow(prepared, found, wanted) {
    const facets = facetsOf(prepared);
    const { rows } = prepared.index;
    const chosen = chosenIn(facets, wanted);
    const isTied = chosen.city || chosen.relation;
    const plain = Object.entries(facets.byName).filter(([, facet]) => facet.starts);
    const conditions = plain.filter(([name]) => chosen[name]);
    const counts = Object.fromEntries(Object.entries(facets.byName).map(([name, { keys }]) => [name, new Uint32Array(keys.length)]));
    const passes = new Uint8Array(rows);
    const without = Object.fromEntries([...conditions.map(([name]) => name), ...(isTied ? [TIE] : [])].map((name) => [name, 0]));
    const countTie = tieCounter(facets, chosen, counts);
    let total = 0;
    for (let row = 0; row < rows; row++) {
      if (!facets.standards[row] || (found && !found[row])) continue;
      let failing = "";
      let failures = 0;
      for (const [name, facet] of conditions) {
        if (!holdsAny(facet, row, chosen[name])) failures++, failing = name;
      }
      if (isTied && !isTiedTo(facets, row, chosen.city, chosen.relation)) failures++, failing = TIE;
      if (failures > 1) continue;
      if (failures) {
        without[failing]++;
        if (failing === TIE) countTie(row);
        else count(counts[failing], facets.byName[failing], row);
        continue;
      }
      passes[row] = 1;
      total++;
      for (const [name, facet] of plain) count(counts[name], facet, row);
      countTie(row);
    }
    for (const name of Object.keys(without)) without[name] += total;
    return { passes, total, without, counts: named(facets, counts) };
  }

  function holdsAny({ starts, values }, row, chosen) {
    for (let at = starts[row]; at < starts[row + 1]; at++) if (chosen[values[at]]) return true;
    return false;
  }

  function count(counts, { starts, values }, row) {
    for (let at = starts[row]; at < starts[row + 1]; at++) counts[values[at]]++;
  }

  function isTiedTo({ ties }, row, cities, relations) {
    return ties.some((tie, relation) => {
      if (relations && !relations[relation]) return false;
      return cities ? holdsAny(tie, row, cities) : tie.starts[row] < tie.starts[row + 1];
    });
  }

  /* A city counts once for a row, in however many of the chosen relations it stands. */
  function tieCounter({ ties }, chosen, counts) {
    const last = new Int32Array(counts.city.length).fill(-1);
    return (row) => {
      for (let relation = 0; relation < ties.length; relation++) {
        const { starts, values } = ties[relation];
        if (starts[row] === starts[row + 1]) continue;
        if (!chosen.city || holdsAny(ties[relation], row, chosen.city)) counts.relation[relation]++;
        if (chosen.relation && !chosen.relation[relation]) continue;
        for (let at = starts[row]; at < starts[row + 1]; at++) {
          const city = values[at];
          if (last[city] !== row) counts.city[city]++;
          last[city] = row;
        }
      }
    };
  }

  function named({ byName }, counts) {
    return Object.fromEntries(Object.entries(byName).map(([name, { keys }]) => [
      name,
      keys.map(([key, text], number) => [key, text, counts[name][number]]).filter(([key]) => key),
    ]));
  }

  Object.assign(search, { TIE, facetsOf, narrow });
})((globalThis.lubiaoSearch ??= {}));
