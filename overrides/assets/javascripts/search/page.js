/* The search page. One state, {query, facets, sort}, stands in the address, the field, the boxes and the results. Typing
   replaces the address, a choice adds to the history. The index is loaded at once where the address asks for
   something, else when the page is idle or somebody comes near the field. */
(function () {
  "use strict";

  const STEP = 30; // results at a time
  const SILENCE_BEFORE_ANNOUNCING = 700; // ms; a screen reader should hear the count once, not at every key
  const PATIENCE = 250; // ms before the page says that it is still loading
  const WIDE = "(min-width: 60em)";

  const page = document.querySelector(".lb-find");
  const places = document.querySelector("[data-search-places]");
  if (!page || !places) return;

  const at = (selector) => page.querySelector(selector);
  const strings = JSON.parse(page.dataset.strings);
  const absolute = (address) => new URL(address, document.baseURI).href;
  const place = { root: absolute(places.dataset.root), language: page.dataset.language };
  const finder = self.lubiaoFinder({
    engine: absolute(places.dataset.engine),
    index: absolute(places.dataset.index),
  });
  const { element } = self.lubiaoResults;
  const { card, text } = self.lubiaoCards;

  const input = at(".lb-find__input");
  const clear = at(".lb-find__clear");
  const sort = at(".lb-find__sort select");
  const summary = at(".lb-find__summary");
  const list = at(".lb-results");
  const more = at(".lb-find__more");
  const near = at(".lb-nearest");
  const filters = at(".lb-find__filters");
  const others = at(".lb-find__pages");
  const live = at("[data-live]");
  const narrow = at(".lb-find__narrow");
  const facetList = self.lubiaoFacetList(at(".lb-facets"), strings, place.language, choose);

  let state = self.lubiaoAddress.read(location.search);
  let asked = 0; // the number of the last question; an answer to an earlier one comes too late
  let announcing = 0;

  const number = (count) => count.toLocaleString(place.language);
  const count = (total) => (total === 1 ? strings.one : strings.many.replace("{n}", number(total)));

  /* Asking */

  function ask(limit = STEP) {
    const turn = ++asked;
    const ifStillAsked = (act) => (answer) => { if (turn === asked) act(answer); };
    const loading = setTimeout(ifStillAsked(() => say(strings.loading)), PATIENCE);
    page.setAttribute("aria-busy", "true");
    return finder.find(state.query.trim(), limit, { facets: state.facets, sort: state.sort, offset: 0 })
      .finally(() => clearTimeout(loading))
      .then(ifStillAsked(show), ifStillAsked(() => say(strings.failed)))
      .finally(() => { if (turn === asked) page.removeAttribute("aria-busy"); });
  }

  function show(answer) {
    const { total, rows, counts, pages, nearest } = answer;
    facetList.show(counts, state.facets);
    state.facets = facetList.chosen(); // without what the index does not know
    list.replaceChildren(...rows.map((row) => card(row, place, strings)));
    list.hidden = !total;
    offerMore(total);
    showFilters();
    showPages(pages);
    near.replaceChildren(...self.lubiaoSuggestions(nearest, {
      facets: state.facets, query: state.query, place, strings, titleOf: facetList.titleOf, link, count,
    }));
    near.hidden = !nearest.length;
    say(total ? count(total) : nearest.length ? strings.none : strings.none_near);
  }

  function say(words) {
    summary.textContent = words;
    clearTimeout(announcing);
    announcing = setTimeout(() => { live.textContent = words; }, SILENCE_BEFORE_ANNOUNCING);
  }

  function offerMore(total) {
    const left = total - list.children.length;
    more.hidden = left <= 0;
    more.textContent = strings.more.replace("{n}", number(Math.min(left, STEP)));
  }

  /* Back from a standard, the reader is where it was opened: the browser cannot do that before the results are drawn. */
  function keepPlace(event) {
    const opened = [...list.querySelectorAll("a")].indexOf(event.target.closest("a"));
    if (opened >= 0) write("replaceState", { opened, top: scrollY });
  }

  function comeBack(kept) {
    const anchor = list.querySelectorAll("a")[kept?.opened];
    if (!anchor) return;
    anchor.focus({ preventScroll: true });
    scrollTo({ top: kept.top, behavior: "instant" });
  }

  /* The next results stand behind the last; the focus goes to the first of them. */
  function showMore() {
    const turn = ++asked;
    const offset = list.children.length;
    finder.find(state.query.trim(), STEP, { facets: state.facets, sort: state.sort, offset }).then(({ total, rows }) => {
      if (turn !== asked) return;
      list.append(...rows.map((row) => card(row, place, strings)));
      offerMore(total);
      list.children[offset]?.querySelector("a").focus();
      write("replaceState");
    });
  }

  function showPages(pages) {
    others.hidden = !pages.length;
    others.querySelector("ul").replaceChildren(...pages.map((row) => {
      const item = element("li", "");
      const anchor = element("a", "");
      anchor.href = self.lubiaoResults.addressOf(row.address, place.root);
      anchor.append(self.lubiaoResults.inLanguage(text("span", "", row.title.text), row.language, place));
      item.append(anchor, " ", text("span", "lb-quiet", row.page[1]));
      return item;
    }));
  }

  /* What is chosen, each with a button that takes it away. */
  function showFilters() {
    const chosen = Object.entries(state.facets).flatMap(([facet, keys]) => keys.map((key) => [facet, key]));
    filters.hidden = !chosen.length;
    at(".lb-find__chosen").textContent = chosen.length ? strings.chosen.replace("{n}", chosen.length) : "";
    filters.replaceChildren(...chosen.map(([facet, key]) => {
      const name = facetList.nameOf(facet, key);
      const button = text("button", "lb-filter", name);
      button.type = "button";
      button.setAttribute("aria-label", strings.remove.replace("{name}", () => name));
      button.addEventListener("click", () => {
        const left = state.facets[facet].filter((other) => other !== key);
        const { [facet]: _, ...rest } = state.facets;
        go({ ...state, facets: left.length ? { ...rest, [facet]: left } : rest });
        input.focus();
      });
      const item = element("li", "");
      item.append(button);
      return item;
    }));
  }

  function link(query, facets, words) {
    const other = { query, facets, sort: state.sort };
    const anchor = text("a", "", words);
    anchor.href = self.lubiaoAddress.write(other) || location.pathname;
    anchor.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(other);
      input.focus();
    });
    return anchor;
  }

  /* The state and the address */

  function go(next) {
    state = next;
    write("pushState");
    fill();
    ask();
  }

  function write(how, kept = {}) {
    const address = location.pathname + self.lubiaoAddress.write(state);
    try {
      history[how]({ shown: list.children.length, ...kept }, "", address);
    } catch {
      // from a folder, or after very many changes, a browser may refuse; the search itself goes on
    }
  }

  function fill() {
    if (input.value !== state.query) input.value = state.query;
    clear.hidden = !input.value;
    sort.value = state.sort;
  }

  function choose() {
    go({ ...state, facets: facetList.chosen() });
  }

  function type() {
    state = { ...state, query: input.value };
    clear.hidden = !input.value;
    write("replaceState");
    ask();
  }

  function empty() {
    input.value = "";
    type();
    input.focus();
  }

  function onPageKey(event) {
    if (event.isComposing || event.defaultPrevented) return;
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    const control = event.ctrlKey || event.metaKey;
    const slash = event.key === "/" && !typing && !control && !event.altKey;
    const controlK = /^k$/i.test(event.key) && control && !event.altKey && !event.shiftKey;
    if (!slash && !controlK) return;
    event.preventDefault();
    input.focus();
    input.select();
  }

  const keepOpen = (wide) => { narrow.open = wide.matches; };

  input.addEventListener("input", (event) => { if (!event.isComposing) type(); });
  input.addEventListener("compositionend", type);
  input.addEventListener("keydown", (event) => { if (event.key === "Escape" && input.value) event.preventDefault(), empty(); });
  clear.addEventListener("click", empty);
  sort.addEventListener("change", () => go({ ...state, sort: sort.value }));
  more.addEventListener("click", showMore);
  list.addEventListener("click", keepPlace);
  at(".lb-find__form").addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
    if (!matchMedia(WIDE).matches) input.blur(); // the keyboard of a phone hides the results
  });
  page.querySelectorAll(".lb-find__try a").forEach((anchor) => anchor.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go({ query: anchor.textContent, facets: {}, sort: state.sort });
  }));
  document.addEventListener("keydown", onPageKey);
  addEventListener("popstate", ({ state: kept }) => {
    state = self.lubiaoAddress.read(location.search);
    fill();
    ask(Math.max(STEP, kept?.shown ?? 0));
  });

  const wide = matchMedia(WIDE);
  keepOpen(wide);
  wide.addEventListener("change", keepOpen);
  fill();
  const askFirst = () => {
    const kept = history.state;
    ask(Math.max(STEP, kept?.shown ?? 0)).then(() => { if (asked === 1) comeBack(kept); });
  };
  if (!self.lubiaoAddress.isEmpty(state) || history.state?.opened >= 0) {
    askFirst();
  } else {
    let begun = false;
    const begin = () => {
      if (!begun && !asked) askFirst();
      begun = true;
    };
    const whenIdle = () => (self.requestIdleCallback ?? setTimeout)(begin);
    if (document.readyState === "complete") whenIdle();
    else addEventListener("load", whenIdle, { once: true });
    input.addEventListener("focus", begin, { once: true });
  }
})();
