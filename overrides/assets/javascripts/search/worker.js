/* The search in a worker, so that typing never waits for it; on a page this script does nothing. First message: {index},
   the address of the index; answered by {ready: true}. Then {id, query, limit, view}, answered by {id, total, rows, …}. */
(function () {
  "use strict";

  if (typeof importScripts !== "function") return;
  let prepared;

  self.onmessage = ({ data }) => {
    if (prepared) {
      self.postMessage({ id: data.id, ...self.lubiaoScan.search(prepared, data.query, data.limit, data.view) });
      return;
    }
    self.importScripts(data.index); // throws where it cannot be had: the page hears `error`
    prepared = self.lubiaoScan.prepare(self.lubiaoIndex);
    self.lubiaoIndex = null;
    self.postMessage({ ready: true });
    warm(self.lubiaoScan.WARMING);
  };

  /* While nobody asks; questions that have come go first. */
  function warm([step, ...others]) {
    if (!step) return;
    setTimeout(() => {
      step(prepared);
      warm(others);
    }, 50);
  }
})();
