/* The scan in a worker, so that typing never waits for it. First message: {scan, index}, the addresses of the
   two scripts; answered by {ready: true}. Then {id, query, limit}, answered by {id, total, rows}. */
"use strict";

let prepared;

self.onmessage = ({ data }) => {
  if (prepared) {
    self.postMessage({ id: data.id, ...self.lubiaoScan.search(prepared, data.query, data.limit) });
    return;
  }
  self.importScripts(data.scan, data.index); // throws where a script cannot be had: the page hears `error`
  prepared = self.lubiaoScan.prepare(self.lubiaoIndex);
  self.lubiaoIndex = null;
  self.postMessage({ ready: true });
};
