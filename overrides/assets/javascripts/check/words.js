/* What is said of the cited standards, in the language of the page: scripts/lubiao/lookup/report.py in JavaScript. The
   texts come with the page, from the same translations. */
(function () {
  "use strict";

  const check = (self.lubiaoCheck ??= {});
  const SHOWN = 5; // places and spellings of one standard

  /* `texts` is the page's block of texts: {key: text with {names}}, `reasons` and `judgements` among them. */
  check.wordsOf = function (texts) {
    const fill = (text, values = {}) => text.replace(/\{(\w+)\}/g, (name, key) => String(values[key] ?? name));
    const say = (key, values) => fill(texts[key], values);

    const name = (entry) => (entry.isAllParts ? say("allPartsOf", { code: entry.code }) : entry.code ?? entry.written);

    /* The judgement; where the standard has a record, its status says it better. */
    function judgement(entry) {
      let words = texts.judgements[entry.judgement];
      if (entry.standard) words = say("judged", { judgement: words, status: entry.standard.statusName });
      if (entry.isMisspelt && entry.code) words += ` · ${texts.misspelt}`;
      return words;
    }

    function places(entry) {
      const shown = [...new Set(entry.places.map(({ line }) => say("line", { number: line })))];
      const words = shown.slice(0, SHOWN).join(texts.comma);
      if (entry.times === 1) return words;
      return say("times", { places: words + (shown.length > SHOWN ? " …" : ""), times: entry.times });
    }

    function remarks(entry) {
      const said = [];
      if (entry.newest) {
        const { name: code, title, statusName: status } = entry.newest;
        said.push(say(entry.judgement === "outdated" ? "instead" : "newest", { code, title, status }));
      }
      said.push(...entry.hints.map(({ say: key, ...values }) => say(key, values)));
      if (entry.refusal) {
        const { reason, values } = entry.refusal;
        said.push(say("refused", { reason: fill(texts.reasons[reason] ?? reason, values) }));
      } else {
        if (entry.yearIsBeside) said.push(texts.beside);
        for (const written of entry.misspelt.slice(0, SHOWN)) {
          const first = entry.places.find((place) => place.written === written);
          const place = first ? say("line", { number: first.line }) : "…";
          const shown = written.replace(/\u3000/g, " "); // the wide space of Chinese typing is no control
          said.push(say("spelt", { written: shown, place, code: name(entry) }));
        }
        const more = entry.misspelt.length - SHOWN;
        if (more > 0) said.push(say("otherSpellings", { number: more }));
      }
      return said;
    }

    /* What to do with a standard of which there is nothing to remark. */
    function nothingSaid({ judgement, standard }) {
      if (judgement !== "good") return texts[`nothing_${judgement}`] ?? "";
      if (standard.status === "unknown") return texts.nothing_unsure;
      return standard.status === "in-force" ? texts.nothing_good : texts.nothing_waits;
    }

    /* The cells of an entry, as in the columns of `texts.heads`. */
    function row(entry) {
      return [
        name(entry),
        judgement(entry),
        entry.standard?.statusName ?? "",
        entry.standard?.title ?? "",
        entry.newest?.name ?? "",
        String(entry.times),
        places(entry),
        remarks(entry).join("\n"),
      ];
    }

    return { say, fill, name, judgement, remarks, nothingSaid, row, texts };
  };
})();
