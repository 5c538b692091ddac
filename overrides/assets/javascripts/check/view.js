/* The result on the page: rows of the table, and the text with its codes marked. What readers paste is hostile until it is
   a text node. */
(function () {
  "use strict";

  const check = (self.lubiaoCheck ??= {});
  const SHOWN_LINES = 5;
  const SHOWN_SPELLINGS = 3;
  const WHOLE_TEXT = 100_000; // characters; of a longer one only what stands around its codes is shown
  const AROUND = 160;
  const CHUNK = 200; // codes that are put on the page at a time

  const rowId = (entry) => `lb-check-row-${entry}`;
  const foundId = (number) => `lb-check-found-${number}`;

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  /* From a folder there is no server that knows that a directory means its index page: site.js sees to that on a click. */
  function standardLink(standard, text, place) {
    const link = element("a", "lb-check__code", text);
    link.href = place.root + standard.address;
    return link;
  }

  function titleOf(standard, place) {
    const title = element("span", "lb-check__title", standard.title);
    if (standard.language && standard.language !== place.language) {
      title.lang = standard.language === "zh" ? "zh-CN" : standard.language;
    }
    return title;
  }

  /* One entry as a row. `place` is {root, language}. */
  function row(entry, words, place) {
    const made = element("tr", `lb-check__row lb-check__row--${entry.judgement}`);
    made.id = rowId(entry.number);
    made.tabIndex = -1;
    const heads = words.texts.columns;
    made.append(
      cell("td", "line", heads[0], lineLinks(entry, words)),
      cell("td", "written", heads[1], spellings(entry)),
      cell("th", "standard", heads[2], standardOf(entry, words, place)),
      cell("td", "judgement", heads[3], badges(entry, words)),
      cell("td", "advice", heads[4], advice(entry, words)),
    );
    return made;
  }

  function cell(name, part, label, children) {
    const made = element(name, `lb-check__${part}`, ...children);
    made.dataset.label = label;
    if (name === "th") made.scope = "row";
    return made;
  }

  function lineLinks(entry, words) {
    const byLine = new Map(entry.places.map(({ line, found }) => [line, found]).reverse());
    const lines = [...byLine].reverse();
    const shown = lines.slice(0, SHOWN_LINES).map(([line, found]) => {
      const link = element("a", "lb-check__jump", String(line));
      link.href = `#${foundId(found)}`;
      link.dataset.found = String(found);
      link.setAttribute("aria-label", words.say("goToText", { number: line }));
      return link;
    });
    if (lines.length > SHOWN_LINES) shown.push(element("span", "lb-quiet", "…"));
    if (entry.times > 1) shown.push(element("span", "lb-check__times", `×${entry.times}`));
    return shown;
  }

  function spellings(entry) {
    const wrong = new Set(entry.code ? entry.misspelt : [entry.written]);
    const written = [...new Set(entry.places.map((place) => place.written))];
    return written.slice(0, SHOWN_SPELLINGS).map((text) => {
      return element("span", `lb-check__spelling${wrong.has(text) ? " lb-check__spelling--wrong" : ""}`, shownAsWritten(text));
    });
  }

  const shownAsWritten = (text) => check.visible(text.replace(/\s*\n\s*|\u3000/g, " "));

  function standardOf(entry, words, place) {
    if (!entry.code) return [element("span", "lb-unknown", "—")];
    const name = words.name(entry);
    if (!entry.standard) return [element("span", "lb-check__code", name)];
    return [standardLink(entry.standard, name, place), titleOf(entry.standard, place)];
  }

  function badges(entry, words) {
    const made = [element("span", `lb-badge lb-verdict lb-verdict--${entry.judgement}`, words.texts.judgements[entry.judgement])];
    if (entry.isMisspelt && entry.code) {
      made.push(element("span", "lb-badge lb-verdict lb-verdict--misspelt", words.texts.misspelt));
    }
    if (entry.standard) {
      made.push(element("span", `lb-badge lb-status lb-status--${entry.standard.status}`, entry.standard.statusName));
    }
    return made;
  }

  function advice(entry, words) {
    const said = words.remarks(entry);
    if (!said.length) return [element("span", "lb-quiet", words.nothingSaid(entry))];
    const list = element("ul", "", ...said.map((text) => element("li", "", check.visible(text))));
    if (entry.newest) list.firstChild.classList.add("lb-check__instead");
    return [list];
  }

  /* The text in pieces, each [start, end], none with many codes: all of it, or of a long text what stands around its codes. */
  function passages(text, found) {
    const isWhole = text.length <= WHOLE_TEXT;
    const pieces = [];
    for (const { start, end } of found) {
      const from = isWhole ? start : Math.max(text.lastIndexOf("\n", start) + 1, start - AROUND);
      const lineEnd = text.indexOf("\n", end);
      const to = isWhole ? end : Math.min(lineEnd < 0 ? text.length : lineEnd + 1, end + AROUND);
      const last = pieces[pieces.length - 1];
      const touches = last && (isWhole || from <= last.end);
      if (touches && last.codes < CHUNK) {
        last.end = Math.max(last.end, to);
        last.codes++;
      } else {
        if (touches) last.end = Math.min(last.end, start);
        pieces.push({ start: touches ? Math.max(from, last.end) : from, end: to, codes: 1 });
      }
    }
    if (isWhole && pieces.length) {
      pieces.forEach((piece, number) => { piece.start = number ? pieces[number - 1].end : 0; });
      pieces[pieces.length - 1].end = text.length;
    }
    return pieces;
  }

  /* Puts the marked text into `target`, a piece at a time. → {show(found), stop()}: `show` makes sure that a mark is there. */
  function markedText(target, text, { entries, found }, words) {
    const pieces = passages(text, found);
    let [piece, next, behind] = [0, 0, 0];
    let isStopped = false;
    target.replaceChildren();

    function mark({ start, end, entry, right }, number) {
      const { judgement } = entries[entry];
      const made = element("a", `lb-found lb-found--${judgement}${right ? "" : " lb-found--misspelt"}`, text.slice(start, end));
      made.id = foundId(number);
      made.href = `#${rowId(entry)}`;
      made.dataset.entry = String(entry);
      made.title = words.texts.judgements[judgement];
      return made;
    }

    function chunk() {
      const block = element("div", "lb-check__chunk");
      for (let codes = 0; piece < pieces.length && codes < CHUNK; piece++) {
        const { start, end } = pieces[piece];
        if (start > behind) block.append(element("span", "lb-check__gap", words.say("left", { number: start - behind })));
        let at = start;
        for (; next < found.length && found[next].start < end; next++, codes++) {
          block.append(text.slice(at, found[next].start), mark(found[next], next));
          at = found[next].end;
        }
        block.append(text.slice(at, end));
        behind = end;
      }
      target.append(block);
    }

    function later() {
      if (isStopped || piece >= pieces.length) return;
      chunk();
      setTimeout(later);
    }

    later();
    return {
      show: (number) => { while (number >= next && piece < pieces.length) chunk(); },
      stop: () => { isStopped = true; },
    };
  }

  Object.assign(check, { row, rowId, foundId, markedText, element });
})();
