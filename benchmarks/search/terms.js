/* How MiniSearch is set up, when it builds its index (in node) and when it searches (in a worker). Chinese is cut into
   pairs of characters, so that 贸市 is found; the last character of a run stands alone, so that each single one is the
   beginning of a term. All words must be found, each as the beginning of a term. */
(() => {
  const WORDS = /[\u3400-\u9fff]+|[^\u3400-\u9fff\p{Z}\p{P}\p{S}\n]+/gu;
  const HAN = /[\u3400-\u9fff]/;
  const words = (text) => text.normalize("NFKC").match(WORDS) ?? [];
  const pairs = (run) => Array.from(run, (_, at) => run.slice(at, at + 2));

  globalThis.miniSearchOptions = {
    idField: "address",
    fields: ["title", "code", "others"],
    storeFields: ["title", "code"],
    tokenize: (text) => words(text).flatMap((word) => (HAN.test(word) ? pairs(word) : [word])),
    searchOptions: {
      combineWith: "AND",
      prefix: true,
      boost: { title: 2 },
      tokenize: (text) => words(text).flatMap((word) => (HAN.test(word) && word.length > 1 ? pairs(word).slice(0, -1) : [word])),
    },
  };
})();
