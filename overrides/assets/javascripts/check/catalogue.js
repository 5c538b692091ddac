/* What the list check knows of the catalogue: the rows of the search index, and the lines of succession beside it.
   Both are scripts that assign to `self`, see scripts/lubiao/search/index.py and pages/succession_script.py. */
(function (scope) {
  "use strict";

  const codes = scope.lubiaoCodes;
  const check = (scope.lubiaoCheck ??= {});

  /* {sectors, byCode, editions, alike, replaced, former, ordered, newest(standard), isSplit(standard)}. A standard is
     {row, code, name, title, language, status, year, address, slug}; `code` is null while it is not identified. */
  function catalogueOf(index, succession) {
    const standards = standardsOf(index, succession);
    const bySlug = new Map(standards.map((standard) => [standard.slug, standard]));
    const byCode = new Map();
    const [editions, alike] = [new Map(), new Map()];
    const ordered = standards.filter(({ code }) => code).sort((one, other) => codes.compare(one.code, other.code));
    for (const standard of ordered) {
      if (!byCode.has(String(standard.code))) byCode.set(String(standard.code), standard);
      into(editions, standard.code.undated, standard);
      into(alike, standard.code.skeleton, standard);
    }
    const later = new Map(Object.entries(succession.later).map(([old, slug]) => [old, bySlug.get(slug)]));
    const linked = (pairs) => new Map(Object.entries(pairs).map(([code, slug]) => [code, bySlug.get(slug)]));
    const split = new Set(succession.split);
    return {
      sectors: succession.sectors,
      byCode,
      editions,
      alike,
      ordered,
      replaced: linked(succession.replaced),
      former: linked(succession.former),
      newest: (standard) => later.get(standard.slug) ?? standard,
      isSplit: (standard) => split.has(standard.slug),
    };
  }

  function standardsOf(index, succession) {
    const lines = Object.fromEntries(["code", "title", "address"].map((name) => [name, index[name].split("\n")]));
    const untitled = new Set(succession.untitled);
    const standards = [];
    for (let row = 0; row < index.rows; row++) {
      if (index.pages[index.page[row]][0] !== "standard") continue;
      const shown = lines.code[row];
      const code = shown ? codes.read(shown) : null;
      const address = lines.address[row] || `${index.base}${slugOf(shown)}/`;
      const slug = address.replace(/\/$/, "").replace(/^.*\//, "");
      const [status, statusName] = index.statuses[index.status[row]];
      standards.push({
        row,
        code,
        name: shown || slug,
        title: untitled.has(slug) ? "" : lines.title[row],
        language: index.languages[index.language[row]],
        status,
        statusName,
        year: code?.year ?? succession.years[slug] ?? 0,
        address,
        slug,
      });
    }
    return standards;
  }

  /* As scripts/lubiao/search/index.py derives it; an address that it does not give is written out in the index. */
  function slugOf(shown) {
    return shown.toLowerCase().replace(/[^a-z0-9.]+/g, "-").replace(/^[-.]+|[-.]+$/g, "");
  }

  function into(groups, key, standard) {
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(standard);
  }

  check.catalogueOf = catalogueOf;
})(typeof self === "undefined" ? globalThis : self);
