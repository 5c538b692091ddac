/* Where nothing is found: what lies nearest, as links to other searches and as cards of standards. */
(function () {
  "use strict";

  const { element } = self.lubiaoResults;
  const { card, text } = self.lubiaoCards;

  const CODES = ["edition", "spelling", "close"];
  const WORDS = ["sound", "other", "fewer"];

  /* → the pieces to show. `link(query, facets, words)` makes a link to another search. */
  function suggestions(nearest, { facets, query, place, strings, titleOf, link, count }) {
    const made = [];
    const choices = nearest.filter(({ type }) => type === "facet" || type === "facets");
    if (choices.length) {
      const list = element("ul", "lb-nearest__list");
      for (const { type, facet, total } of choices) {
        const left = type === "facets" ? {} : without(facets, facet);
        const words = type === "facets" ? strings.without_all
          : strings.without.replace("{name}", facet === "tie" ? strings.city : titleOf(facet) ?? facet);
        list.append(item(link(query, left, words), count(total)));
      }
      made.push(list);
    }
    for (const type of CODES) {
      const found = nearest.filter((one) => one.type === type);
      if (!found.length) continue;
      const list = element("ol", "lb-results");
      list.append(...found.map(({ row }) => card(row, place, strings)));
      made.push(text("h3", "lb-nearest__title", strings[type]), list);
    }
    const cities = nearest.filter(({ type }) => type === "city");
    if (cities.length) {
      const list = element("ul", "lb-nearest__list");
      list.append(...cities.map((one) => {
        const words = one.query ? `${one.name} · ${one.query}` : one.name;
        return item(link(one.query, { city: [one.city] }, words), count(one.total));
      }));
      made.push(text("h3", "lb-nearest__title", strings.city), list);
    }
    for (const type of WORDS) {
      const found = nearest.filter((one) => one.type === type);
      if (!found.length) continue;
      const list = element("ul", "lb-nearest__list");
      list.append(...found.map((one) => item(link(one.query, {}, one.query), count(one.total))));
      made.push(text("h3", "lb-nearest__title", strings[type]), list);
    }
    return made;
  }

  function without(facets, facet) {
    const gone = facet === "tie" ? ["city", "relation"] : [facet];
    return Object.fromEntries(Object.entries(facets).filter(([name]) => !gone.includes(name)));
  }

  function item(anchor, total) {
    const made = element("li", "");
    made.append(anchor, " ", text("span", "lb-quiet", total));
    return made;
  }

  self.lubiaoSuggestions = suggestions;
})();
