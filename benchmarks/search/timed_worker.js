/* The search of the site in a worker; it tells besides when the index had arrived. */
const arrivals = new BroadcastChannel("arrivals");
new PerformanceObserver((list) => {
  for (const { name, responseEnd } of list.getEntries()) {
    if (/\/index\/.*\.js$/.test(name)) arrivals.postMessage(performance.timeOrigin + responseEnd);
  }
}).observe({ type: "resource", buffered: true });
importScripts("/index/engine.js");
