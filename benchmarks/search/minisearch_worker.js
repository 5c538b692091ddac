/* MiniSearch in a worker, as the site's own search runs. First message: {index}; then {id, query, limit}. */
importScripts("/peers/minisearch/dist/umd/index.js", "/bench/terms.js");

let index;

self.onmessage = async ({ data }) => {
  if (!index) {
    const text = await (await fetch(data.index)).text();
    const arrived = performance.timeOrigin + performance.now();
    index = MiniSearch.loadJSON(text, self.miniSearchOptions);
    self.postMessage({ arrived });
    return;
  }
  const found = index.search(data.query);
  const rows = found.slice(0, data.limit).map(({ id, title, code }) => ({ address: id, title, code }));
  self.postMessage({ id: data.id, total: found.length, rows });
};
