/* The search in a worker, so that typing never waits for it. First message: {scripts, index}, the addresses of the
   scripts that search and of the index; answered by {ready: true}. Then {id, query, limit, view}, answered by
   {id, total, rows, …}. */
"use strict";

let prepared;

self.onmessage = ({ data }) => {
  if (prepared) {
    self.postMessage({ id: data.id, ...self.lubiaoScan.search(prepared, data.query, data.limit, data.view) });
    return;
  }
  self.importScripts(...data.scripts, data.index); // throws where a script cannot be had: the page hears `error`
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
