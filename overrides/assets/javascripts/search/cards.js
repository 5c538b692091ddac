/* A found standard as a card: code, badges in words, title, dates; a superseded one leads to the newest. What is
   written there comes from contributors, so it enters the page as text nodes only. */
(function () {
  "use strict";

  const { addressOf, element, inLanguage, marked } = self.lubiaoResults;

  /* `place` is {root, language}. */
  function card(row, place, strings) {
    const item = element("li", "lb-result");
    item.append(head(row, strings), title(row, place));
    if (row.also) item.append(also(row.also, place));
    if (row.newest) item.append(newest(row.newest, place, strings));
    const facts = dates(row, strings);
    if (facts) item.append(facts);
    return item;
  }

  function head(row, strings) {
    const made = element("p", "lb-result__head");
    if (row.code.text) made.append(marked("lb-result__code", row.code));
    else made.append(text("span", "lb-result__code lb-unknown", strings.unidentified));
    const names = element("span", "lb-result__badges");
    const [kind, status, grade, mark] = [row.kind, row.status, row.grade ?? ["", ""], row.mark];
    if (kind[1]) names.append(text("span", "lb-badge", kind[1]), " ");
    if (grade[1] && grade[0] !== "none" && grade[0] !== "recommended") names.append(text("span", "lb-badge", grade[1]), " ");
    if (status[1]) names.append(text("span", `lb-badge lb-status lb-status--${status[0]}`, status[1]), " ");
    if (mark[1]) names.append(text("span", `lb-badge lb-mark lb-mark--${mark[0]}`, mark[1]));
    made.append(" ", names);
    return made;
  }

  function title(row, place) {
    const heading = element("h3", "lb-result__title");
    const link = inLanguage(marked("", row.title), row.language, place);
    const anchor = element("a", "");
    anchor.href = addressOf(row.address, place.root);
    anchor.append(link);
    heading.append(anchor);
    return heading;
  }

  function also(found, place) {
    const language = /[\u3400-\u9fff]/.test(found.text) ? "zh" : "en";
    const made = element("p", "lb-result__also");
    made.append(inLanguage(marked("", found), language, place));
    return made;
  }

  function newest(edition, place, strings) {
    const made = element("p", "lb-result__newest");
    const link = text("a", "", edition.code);
    link.href = addressOf(edition.address, place.root);
    made.append(`${strings.newest}${strings.colon}`, link);
    return made;
  }

  function dates(row, strings) {
    const known = ["issued", "implemented"].filter((name) => row[name]);
    if (!known.length) return null;
    const made = element("dl", "lb-result__dates");
    for (const name of known) {
      const pair = element("div", "");
      const date = text("time", "", row[name]);
      date.dateTime = row[name];
      const value = element("dd", "");
      value.append(date);
      pair.append(text("dt", "", strings[name]), value);
      made.append(pair);
    }
    return made;
  }

  function text(name, className, content) {
    const made = element(name, className);
    made.textContent = content;
    return made;
  }

  self.lubiaoCards = { card, text };
})();
