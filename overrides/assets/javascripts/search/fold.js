/* What counts as the same text in search: the rules of scripts/lubiao/search/fold.py; shared test vectors compare
   the two. The scripts that search add to `lubiaoSearch`, and know no page and no network: they run in a worker,
   on the page (a site opened from a folder) and in tests. */
(function (search) {
  "use strict";

  const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const DASHES = /[-\u2010\u2012-\u2015\u2212\u2500\u2501\u2e3a\u2e3b]+/g;
  const GAPS = / +(?=[\u3400-\u9fff])|([\u3400-\u9fff]) +/g; // spaces beside Chinese: typeset, rarely typed
  const HAN = /[\u3400-\u9fff]/;
  const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}\n\t]+/gu; // the breaks stay: they part rows, and codes of a row

  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(INVISIBLE, "").replace(DASHES, "-").replace(GAPS, "$1");
  }

  function codeForm(text) {
    return formsOf(fold(text)).replace(/[\n\t]/g, "");
  }

  /* The code forms of a folded column. */
  function formsOf(folded) {
    return folded.replace(NEITHER_LETTER_NOR_DIGIT, "");
  }

  /* Two texts of characters in step → the function that puts the simplified character for each traditional one.
     Every character stays where it was. */
  function simplifier(traditional, simplified) {
    if (!traditional) return (text) => text;
    const table = new Map(Array.from(traditional, (character, at) => [character, simplified[at]]));
    const any = new RegExp(`[${traditional}]`, "g");
    return (text) => text.replace(any, (character) => table.get(character));
  }

  Object.assign(search, { DASHES, HAN, INVISIBLE, codeForm, fold, formsOf, simplifier });
})((globalThis.lubiaoSearch ??= {}));
