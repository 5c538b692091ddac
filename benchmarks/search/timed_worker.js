/* Served in the place of the site's own worker, which it is; it tells besides when the index had arrived. */
const arrivals = new BroadcastChannel("arrivals");
new PerformanceObserver((list) => {
  for (const { name, responseEnd } of list.getEntries()) {
    if (/\/index\/.*\.js$/.test(name)) arrivals.postMessage(performance.timeOrigin + responseEnd);
  }
}).observe({ type: "resource", buffered: true });
importScripts("/assets/worker.js");
