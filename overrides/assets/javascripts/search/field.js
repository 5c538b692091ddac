/* The search field: a combobox with a listbox of links, after the ARIA Authoring Practices. It keeps `?q=` in the
   address (replacing, never adding history), and loads the index only once somebody comes near the field. */
(function () {
  "use strict";

  const SHOWN = 50;
  const SILENCE_BEFORE_ANNOUNCING = 600; // ms; a screen reader should hear the count once, not at every key
  const PATIENCE = 250; // ms before the panel says that it is still loading

  const form = document.querySelector("form.lb-search");
  if (!form || form.dataset.ready) return;
  form.dataset.ready = "true";

  const input = form.querySelector("input");
  const clear = form.querySelector(".lb-search__clear");
  const panel = form.querySelector(".lb-search__panel");
  const summary = form.querySelector(".lb-search__summary");
  const list = form.querySelector("[role=listbox]");
  const more = form.querySelector(".lb-search__more");
  const live = form.querySelector("[role=status]");
  const strings = JSON.parse(form.dataset.strings);
  const absolute = (address) => new URL(address, document.baseURI).href;
  const place = { root: absolute(form.dataset.root), language: form.dataset.language };
  const finder = self.lubiaoFinder({
    engine: absolute(form.dataset.engine),
    index: absolute(form.dataset.index),
  });

  let asked = 0; // the number of the last question; an answer to an earlier one comes too late
  let shown = null; // the query whose results the list holds
  let results = [];
  let active = -1;
  let enterWaits = false;
  let announcing = 0;

  const query = () => input.value.trim();
  const isOpen = () => !panel.hidden;

  /* Asking */

  function ask() {
    const number = ++asked;
    const text = query();
    clear.hidden = !input.value;
    enterWaits = false;
    remember(text);
    if (!text) {
      shown = null;
      fill([]);
      announce("");
      close();
      return;
    }
    const ifStillAsked = (act) => (answer) => { if (number === asked) act(answer); };
    const loading = setTimeout(ifStillAsked(() => showNothing(strings.loading)), PATIENCE);
    finder.find(text, SHOWN)
      .finally(() => clearTimeout(loading))
      .then(ifStillAsked((answer) => show(text, answer)), ifStillAsked(() => showNothing(strings.failed)));
  }

  function show(text, { total, rows }) {
    shown = text;
    fill(rows);
    const count = total === 1 ? strings.one : strings.many.replace("{n}", total.toLocaleString(place.language));
    const words = total ? count : `${strings.none} ${strings.hint}`;
    const left = total - rows.length;
    more.hidden = total === 1;
    more.href = searchPage(text);
    more.textContent = left ? strings.more.replace("{n}", left.toLocaleString(place.language))
      : total ? strings.all : strings.nearest;
    say(words);
    if (enterWaits) enter();
  }

  function showNothing(why) {
    shown = null;
    fill([]);
    say(why);
  }

  /* The line above the list: the count, or why there is nothing. */
  function say(text) {
    summary.textContent = text;
    announce(text);
    open();
  }

  function announce(text) {
    clearTimeout(announcing);
    announcing = setTimeout(() => { live.textContent = text; }, SILENCE_BEFORE_ANNOUNCING);
  }

  function fill(rows) {
    activate(-1);
    results = rows.map((row, number) => self.lubiaoResults.option(row, number, place));
    list.replaceChildren(...results);
    list.hidden = !results.length;
    list.scrollTop = 0;
    more.hidden = true;
  }

  function remember(text) {
    const url = new URL(location.href);
    if (text) url.searchParams.set("q", text);
    else url.searchParams.delete("q");
    if (url.href === location.href) return;
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // from a folder, or after very many changes, a browser may refuse; the search itself goes on
    }
  }

  /* The panel and the option in it that the keys are on */

  function open() {
    panel.hidden = false;
    form.classList.add("lb-search--open");
    input.setAttribute("aria-expanded", String(results.length > 0));
  }

  function close() {
    activate(-1);
    panel.hidden = true;
    form.classList.remove("lb-search--open");
    input.setAttribute("aria-expanded", "false");
  }

  function reopen() {
    if (isOpen() || !query()) return;
    if (shown === query()) open();
    else ask();
  }

  function activate(number) {
    results[active]?.setAttribute("aria-selected", "false");
    active = number;
    const option = results[active];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  /* From the last option on to the field and round again, in both directions. */
  function step(by) {
    if (!isOpen()) reopen();
    const stops = results.length + 1;
    activate(((active + 1 + by + stops) % stops) - 1);
  }

  /* Opens what is chosen. Without a choice, the only result or the only one whose code is just this; else the search
     page with all of them, so that nobody who presses Enter "to search" is thrown onto a page that is one of many. */
  function enter() {
    if (!query()) return;
    if (shown !== query()) {
      ask();
      enterWaits = true;
      return;
    }
    open();
    const isOnly = results.length === 1 || (isExact(results[0]) && !isExact(results[1]));
    const option = results[active] || (isOnly ? results[0] : null);
    if (option) option.click();
    else location.assign(searchPage(query()));
  }

  function searchPage(text) {
    const address = new URL(form.action);
    if (address.protocol === "file:") address.pathname += "index.html";
    address.searchParams.set("q", text);
    return address.href;
  }

  function isExact(option) {
    return option?.dataset.exact === "true";
  }

  /* Keys */

  function onKey(event) {
    if (event.isComposing || event.keyCode === 229) return; // the keys belong to the input method
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const act = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: enter,
      Escape: () => (isOpen() ? close() : leave()),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  function leave() {
    if (input.value) form.reset();
    else input.blur();
  }

  function onPageKey(event) {
    if (event.isComposing || event.defaultPrevented) return;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const control = event.ctrlKey || event.metaKey;
    const slash = event.key === "/" && !typing && !control && !event.altKey;
    const controlK = /^k$/i.test(event.key) && control && !event.altKey && !event.shiftKey;
    if (slash || controlK) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === "Escape" && isOpen()) {
      close();
    }
  }

  const start = () => { finder.start().catch(() => {}); };

  input.addEventListener("focus", () => { start(); reopen(); });
  form.addEventListener("pointerenter", start);
  input.addEventListener("input", (event) => { if (!event.isComposing) ask(); });
  input.addEventListener("compositionend", ask);
  input.addEventListener("keydown", onKey);
  input.addEventListener("click", reopen);
  form.addEventListener("submit", (event) => { event.preventDefault(); enter(); });
  form.addEventListener("reset", (event) => {
    event.preventDefault(); // a reset would bring back what the address asked for, and not tell
    input.value = "";
    ask();
    input.focus();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !form.contains(relatedTarget)) close();
  });
  document.addEventListener("pointerdown", (event) => { if (isOpen() && !form.contains(event.target)) close(); });
  document.addEventListener("keydown", onPageKey);

  const fromAddress = new URLSearchParams(location.search).get("q");
  if (fromAddress) {
    input.value = fromAddress;
    ask();
  }
})();
