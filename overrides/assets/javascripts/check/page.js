/* The list check page: what the reader pastes, drops and presses, and what is answered. */
(function () {
  "use strict";

  const check = self.lubiaoCheck;
  const form = document.getElementById("lb-check");
  if (!form) return;

  const SILENCE = 250; // ms after the last key before the text is looked through
  const PATIENCE = 300; // ms before the page says that it is looking
  const KEPT_IN_FIELD = 100_000; // characters; the text of a larger file stays beside the field
  const FIRST_ROWS = 200;

  const texts = JSON.parse(document.getElementById("lb-check-texts").textContent);
  const words = check.wordsOf(texts);
  const at = (name) => document.querySelector(`[data-check="${name}"]`);
  const field = at("text");
  const status = at("status");
  const results = at("results");
  const rows = at("rows");
  const absolute = (address) => new URL(address, document.baseURI).href;
  const place = { root: absolute(form.dataset.root), language: form.dataset.language };
  const ofSearch = document.querySelector("form.lb-search[data-index]")?.dataset.index; // it names the version
  const asking = check.asking([absolute(ofSearch || form.dataset.index), absolute(form.dataset.succession)]);

  let text = ""; // that the result is of
  let fileText = null; // a text too long for the field
  let list = null;
  let filter = "all";
  let isAllShown = false;
  let marked = null;
  let waiting = 0;
  let asked = 0;

  const start = () => { asking.start().catch(() => {}); };

  /* What stands between backticks is a command. */
  function say(message, isTrouble = false) {
    status.replaceChildren(...message.split("`").map((part, number) => {
      if (number % 2 === 0) return part;
      const code = document.createElement("code");
      code.textContent = part;
      return code;
    }));
    status.classList.toggle("lb-check__status--trouble", isTrouble);
  }

  /* Looking through the text */

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(look, SILENCE);
  }

  async function look() {
    clearTimeout(waiting);
    const number = ++asked;
    const whole = fileText ?? field.value;
    at("clear").hidden = !whole;
    if (!whole.trim()) {
      show(null);
      say("");
      return;
    }
    if (whole.length > texts.longest) {
      show(null);
      say(words.say("tooLong", { number: texts.longest.toLocaleString(place.language) }), true);
      return;
    }
    const patience = setTimeout(() => { if (number === asked) say(texts.loading); }, PATIENCE);
    try {
      const answer = await asking.ask(whole, (part) => {
        clearTimeout(patience);
        if (number === asked) say(words.say("looking", { percent: Math.floor(part * 100) }));
      });
      if (!answer || number !== asked) return;
      text = whole;
      show(answer);
    } catch {
      if (number === asked) {
        show(null);
        say(texts.failed, true);
      }
    } finally {
      clearTimeout(patience);
    }
  }

  function show(answer) {
    list = answer;
    filter = "all";
    isAllShown = false;
    marked?.stop();
    marked = null;
    results.hidden = !list?.entries.length;
    if (!list) return;
    if (!list.entries.length) {
      say(texts.nothing);
      return;
    }
    say(summary());
    fillFilters();
    fillRows();
    at("excerpts").hidden = text.length <= KEPT_IN_FIELD;
    marked = check.markedText(at("marked"), text, list, words);
    const [replaced, left] = [list.corrections.length, check.undecided(list)];
    at("changes").textContent = replaced || left ? words.say("changed", { replaced, left }) : texts.unchanged;
    at("corrected").hidden = !replaced;
  }

  function summary() {
    const count = (isMeant) => list.entries.filter(isMeant).length;
    return words.say("summary", {
      number: list.entries.length,
      outdated: count(({ judgement }) => judgement === "outdated"),
      misspelt: count(({ isMisspelt }) => isMisspelt),
      unknown: count(({ judgement }) => judgement === "unknown"),
      day: texts.day,
    });
  }

  /* Filters */

  const matches = (name, entry) => name === "all" || entry.judgement === name || (name === "misspelt" && entry.isMisspelt);

  function fillFilters() {
    for (const button of at("filters").querySelectorAll("button")) {
      const number = list.entries.filter((entry) => matches(button.dataset.filter, entry)).length;
      button.querySelector(".lb-count").textContent = String(number);
      button.hidden = !number;
    }
    pressFilter();
  }

  function pressFilter() {
    for (const button of at("filters").querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.filter === filter));
    }
  }

  function choose(name) {
    filter = name;
    isAllShown = false;
    pressFilter();
    fillRows();
    const button = at("filters").querySelector(`[data-filter="${name}"]`);
    const shown = list.entries.filter((entry) => matches(name, entry)).length;
    say(words.say("showing", { shown, number: list.entries.length, judgement: button.firstChild.textContent.trim() }));
  }

  function fillRows() {
    const chosen = list.entries.filter((entry) => matches(filter, entry));
    const shown = isAllShown ? chosen : chosen.slice(0, FIRST_ROWS);
    rows.replaceChildren(...shown.map((entry) => check.row(entry, words, place)));
    at("more").hidden = shown.length === chosen.length;
    at("more").textContent = words.say("showAll", { number: chosen.length });
  }

  /* From the table to the text and back */

  function goTo(target) {
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }

  function goToFound(number) {
    marked.show(number);
    goTo(document.getElementById(check.foundId(number)));
  }

  function goToRow(entry) {
    if (!document.getElementById(check.rowId(entry))) {
      [filter, isAllShown] = ["all", true];
      pressFilter();
      fillRows();
    }
    goTo(document.getElementById(check.rowId(entry)));
  }

  /* Files */

  async function take(files) {
    const [file] = files;
    if (!file) return;
    start();
    const read = await check.readFile(file, texts.longest);
    if (read.refusal) {
      say(words.say(read.refusal, read.values), true);
      return;
    }
    const message = files.length > 1 ? "oneFile" : "read";
    keep(read.text, words.say(message, { file: file.name, encoding: read.encoding }));
  }

  /* A text that came at once. A long one would make the field slow, and stays beside it. */
  function keep(whole, message) {
    const isLong = whole.length > KEPT_IN_FIELD;
    fileText = isLong ? whole : null;
    field.value = isLong ? "" : whole;
    at("file").textContent = message;
    at("file").hidden = false;
    look();
  }

  function paste(event) {
    const pasted = event.clipboardData.getData("text/plain");
    if (pasted.length <= KEPT_IN_FIELD) return;
    event.preventDefault();
    keep(pasted.replace(/\r\n?/g, "\n"), pastedMessage(pasted));
  }

  const pastedMessage = ({ length }) => words.say("pasted", { number: length.toLocaleString(place.language) });

  function forgetFile() {
    fileText = null;
    at("file").hidden = true;
  }

  /* What the reader takes away */

  const table = () => [texts.heads, ...list.entries.filter((entry) => matches(filter, entry)).map(words.row)];

  async function copied(contents, message) {
    if (await check.copy(contents)) {
      say(message);
      return;
    }
    const area = at("by-hand");
    area.value = contents["text/plain"];
    area.hidden = false;
    area.focus();
    area.select();
    say(texts.noCopying);
  }

  const actions = {
    example() {
      forgetFile();
      field.value = texts.example;
      look();
    },
    clear() {
      forgetFile();
      field.value = "";
      look();
      field.focus();
    },
    choose: () => at("chooser").click(),
    more() {
      isAllShown = true;
      fillRows();
    },
    copy: () => copied({ "text/plain": check.tsv(table()), "text/html": check.table(table()).outerHTML }, texts.copied),
    corrected() {
      const values = { replaced: list.corrections.length, left: check.undecided(list) };
      copied({ "text/plain": check.corrected(text, list.corrections) }, words.say("textCopied", values));
    },
    save() {
      const name = `${texts.fileName}-${texts.day}.csv`;
      check.save(name, check.csv(table()), "text/csv;charset=utf-8");
      say(words.say("saved", { file: name }));
    },
  };

  /* The other language is another page: the text goes there in the memory of the tab, and is taken out of it at once. */
  const MOVED = "lubiao-check";

  function moveOut(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    try {
      sessionStorage.setItem(MOVED, fileText ?? field.value);
    } catch {
      // no memory, or a text too long for it: the other page begins empty
    }
  }

  function moveIn() {
    try {
      const whole = sessionStorage.getItem(MOVED);
      sessionStorage.removeItem(MOVED);
      return whole ?? "";
    } catch {
      return "";
    }
  }

  document.querySelector(".lb-language")?.addEventListener("click", moveOut);
  field.addEventListener("focus", start);
  field.addEventListener("input", (event) => {
    forgetFile();
    if (!event.isComposing) later();
  });
  field.addEventListener("compositionend", later);
  field.addEventListener("paste", paste);
  at("chooser").addEventListener("change", ({ target }) => {
    take(target.files);
    target.value = "";
  });
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("lb-check--over");
      start();
    });
  }
  form.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!form.contains(relatedTarget)) form.classList.remove("lb-check--over");
  });
  form.addEventListener("drop", (event) => {
    form.classList.remove("lb-check--over");
    if (!event.dataTransfer.files.length) return; // a text is dropped into the field by the browser
    event.preventDefault();
    take(event.dataTransfer.files);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    look();
  });
  document.addEventListener("click", ({ target }) => {
    const action = target.closest("[data-action]")?.dataset.action;
    if (action) actions[action]();
    const name = target.closest("[data-filter]")?.dataset.filter;
    if (name) choose(name);
  });
  results.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-found], a[data-entry]");
    if (!link) return;
    event.preventDefault();
    if (link.dataset.found) goToFound(Number(link.dataset.found));
    else goToRow(Number(link.dataset.entry));
  });

  const moved = moveIn();
  if (moved) start();
  if (moved.length > KEPT_IN_FIELD) {
    keep(moved, pastedMessage(moved));
  } else {
    if (moved) field.value = moved;
    if (field.value) look(); // a browser that goes back brings the text back
  }
})();
