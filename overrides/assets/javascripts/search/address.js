/* The search in the address: ?q=…&kind=…&status=…&city=…&relation=…&sort=…, a value of a facet each time anew, so that a
   view can be linked, saved and gone back to. What an address holds may be anything; unknown values are dropped by
   the search itself. */
(function () {
  "use strict";

  const FACETS = ["kind", "status", "city", "relation", "field", "year", "grade", "english", "level"];
  const SORTS = ["relevance", "code", "issued", "implemented"];
  const MOST_VALUES = 100;
  const LONGEST_QUERY = 200;

  /* → {query, facets: {facet: [key, …]}, sort} */
  function read(search) {
    const asked = new URLSearchParams(search);
    const facets = {};
    for (const name of FACETS) {
      const values = [...new Set(asked.getAll(name))].filter(Boolean).slice(0, MOST_VALUES);
      if (values.length) facets[name] = values;
    }
    const sort = SORTS.includes(asked.get("sort")) ? asked.get("sort") : SORTS[0];
    return { query: (asked.get("q") ?? "").slice(0, LONGEST_QUERY), facets, sort };
  }

  /* What stands behind the path: "" or `?…`. */
  function write({ query, facets, sort }) {
    const asked = new URLSearchParams();
    if (query) asked.set("q", query);
    for (const name of FACETS) for (const value of facets[name] ?? []) asked.append(name, value);
    if (sort !== SORTS[0]) asked.set("sort", sort);
    const text = asked.toString();
    return text && `?${text}`;
  }

  const isEmpty = ({ query, facets, sort }) => !query && !Object.keys(facets).length && sort === SORTS[0];

  self.lubiaoAddress = { isEmpty, read, write };
})();
