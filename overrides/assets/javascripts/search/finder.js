/* Where the scan runs: in a worker, or on the page itself where workers may not be had (a site opened from a
   folder, `file://`). Nothing is loaded before `start` or `find` is called for the first time. */
(function () {
  "use strict";

  /* The addresses of the engine, which is all scripts of lubiao.search.SCRIPTS in one, and of the index
     → {start(), find(query, limit, view) → Promise of what `lubiaoScan.search` answers} */
  self.lubiaoFinder = function (urls) {
    let starting = null;

    function start() {
      if (!starting) {
        const onPage = () => searchOnPage(urls);
        starting = location.protocol === "file:" ? onPage() : searchInWorker(urls).catch(onPage);
        starting.catch(() => { starting = null; }); // the network may be back at the next try
      }
      return starting;
    }

    return { start, find: (query, limit, view) => start().then((search) => search(query, limit, view)) };
  };

  function searchInWorker(urls) {
    return new Promise((resolve, reject) => {
      const worker = new Worker(urls.engine);
      const waiting = new Map();
      let last = 0;

      function search(query, limit, view) {
        return new Promise((answer, fail) => {
          waiting.set(++last, { answer, fail });
          worker.postMessage({ id: last, query, limit, view });
        });
      }

      worker.onmessage = ({ data }) => {
        if (data.ready) return resolve(search);
        waiting.get(data.id).answer(data);
        waiting.delete(data.id);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        reject(event);
        waiting.forEach(({ fail }) => fail(event));
        waiting.clear();
      };
      worker.postMessage({ index: urls.index });
    });
  }

  function searchOnPage(urls) {
    return self.lubiaoLoadScript(urls.engine).then(() => self.lubiaoLoadScript(urls.index)).then(() => {
      const prepared = self.lubiaoScan.prepare(self.lubiaoIndex);
      self.lubiaoIndex = null;
      return async (query, limit, view) => self.lubiaoScan.search(prepared, query, limit, view);
    });
  }

  /* For whoever may not have a worker. */
  self.lubiaoLoadScript = function (address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.charset = "utf-8"; // from a folder no server says so
      script.onload = resolve;
      script.onerror = reject;
      script.src = address;
      document.head.append(script);
    });
  };
})();
