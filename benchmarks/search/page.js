/* Asks one engine, as a reader would: the first question at once, then questions typed letter by letter, then each
   question for all its rows. An engine is {open(), find(query, limit) → {total, rows}}; open gives the time at which its
   index had arrived, where it has one. */
(() => {
  "use strict";

  const SHOWN = 50;
  const PAGEFIND_SHOWN = 10; // its results are loaded one by one: as many as stand on a page of results
  const ALL = 1e9;

  const longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: "longtask", buffered: true });

  function lubiao({ index, view }) {
    const absolute = (path) => new URL(path, location.href).href;
    const arrivals = new BroadcastChannel("arrivals");
    const arrived = new Promise((resolve) => { arrivals.onmessage = ({ data }) => resolve(data); });
    const finder = self.lubiaoFinder({ engine: absolute("/bench/timed_worker.js"), index: absolute(index) });
    return { arrived, find: (query, limit) => finder.find(query, limit, view) };
  }

  function minisearch({ index }) {
    const worker = new Worker("/bench/minisearch_worker.js");
    const waiting = new Map();
    let last = 0, tell;
    const arrived = new Promise((resolve) => { tell = resolve; });
    worker.onmessage = ({ data }) => (data.arrived ? tell(data.arrived) : waiting.get(data.id)(data));
    worker.postMessage({ index });
    const find = (query, limit) => new Promise((resolve) => {
      waiting.set(++last, resolve);
      worker.postMessage({ id: last, query, limit });
    });
    return { arrived, find: async (query, limit) => (await arrived, find(query, limit)) };
  }

  function pagefind() {
    const loading = import("/pagefind/pagefind.js");
    async function find(query, limit) {
      const { results } = await (await loading).search(query);
      const rows = limit === ALL ? results.map(({ id }) => ({ id }))
        : await Promise.all(results.slice(0, PAGEFIND_SHOWN).map((result) => result.data()));
      return { total: results.length, rows };
    }
    return { arrived: null, find };
  }

  const engines = { lubiao, minisearch, pagefind };

  /* Times in ms. A key is one question with one more letter; for each the time of each pass. After `patience` seconds
     no further pass begins. */
  self.measure = async (name, options, { queries, passes, patience }) => {
    const opened = performance.now();
    const engine = engines[name](options);
    await engine.find(queries[0], SHOWN);
    const first = performance.now();
    const arrived = engine.arrived && (await engine.arrived) - performance.timeOrigin;
    const keys = queries.flatMap((query) => {
      const letters = Array.from(query);
      return letters.map((_, at) => ({ query, typed: letters.slice(0, at + 1).join(""), times: [] }));
    });
    const begun = performance.now();
    for (let pass = 0; pass < passes && performance.now() - begun < patience * 1000; pass++) {
      for (const key of keys) {
        const asked = performance.now();
        key.total = (await engine.find(key.typed, SHOWN)).total;
        key.times.push(performance.now() - asked);
      }
    }
    const found = {};
    for (const query of queries) {
      const { total, rows } = await engine.find(query, ALL);
      found[query] = { total, rows: rows.map(({ address, id }) => address ?? id) };
    }
    return {
      download: arrived === null ? 0 : arrived - opened,
      first: first - (arrived ?? opened),
      keys,
      found,
      longTasks,
    };
  };
})();
