/* The list of results. Titles and names come from contributors, so they enter the page as text nodes only. */
(function () {
  "use strict";

  /* One result as a link that is an option of the listbox. `place` is {root, language}. */
  function option(row, number, place) {
    const link = element("a", "lb-search__option");
    link.id = `lb-search-option-${number}`;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.tabIndex = -1; // the focus stays in the field; aria-activedescendant points here
    link.href = addressOf(row.address, place.root);
    link.dataset.exact = String(row.exact);

    const head = element("span", "lb-search__head");
    if (row.code.text) head.append(marked("lb-search__code", row.code));
    head.append(...badges(row));
    link.append(head);
    if (row.title.text) link.append(inLanguage(marked("lb-search__title", row.title), row.language, place));
    if (row.also) {
      const language = /[\u3400-\u9fff]/.test(row.also.text) ? "zh" : "en";
      link.append(inLanguage(marked("lb-search__also", row.also), language, place));
    }
    return link;
  }

  /* From a folder there is no server that knows that a directory means its index page. */
  function addressOf(address, root) {
    const url = new URL(address, root);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  }

  function badges(row) {
    const [page, pageName] = row.page;
    const [kind, kindName] = page === "standard" ? row.kind : [page, pageName];
    const [status, statusName] = row.status;
    const [mark, markName] = row.mark;
    const made = [];
    if (kindName) made.push(badge("kind", kind, kindName));
    if (markName) made.push(badge("mark", mark, markName));
    if (statusName) made.push(badge("status", status, statusName));
    return made;
  }

  function badge(family, key, name) {
    const made = element("span", `lb-search__badge lb-search__badge--${family}`);
    made.dataset[family] = key;
    made.textContent = name;
    return made;
  }

  function marked(className, { text, marks }) {
    const made = element("span", className);
    let at = 0;
    for (const [start, end] of marks) {
      const mark = element("mark", "lb-search__mark");
      mark.textContent = text.slice(start, end);
      made.append(text.slice(at, start), mark);
      at = end;
    }
    made.append(text.slice(at));
    return made;
  }

  function inLanguage(made, language, place) {
    if (language && language !== place.language) made.lang = language === "zh" ? "zh-CN" : language;
    return made;
  }

  function element(name, className) {
    const made = document.createElement(name);
    made.className = className;
    return made;
  }

  self.lubiaoResults = { addressOf, element, inLanguage, marked, option };
})();
