/* Where the list check runs: in a worker, or on the page itself where workers may not be had (a site opened from a folder,
   `file://`). Nothing is loaded before `start` is called. */
(function () {
  "use strict";

  const check = (self.lubiaoCheck ??= {});

  /* data: the addresses of the index and of what goes with it. → {start(), ask(text, onPart) → Promise of a list}.
     Of several texts asked while one is looked through, the last is answered; the others never are: null. */
  check.asking = function (data) {
    let starting = null;
    let busy = null;
    let waiting = null;

    function start() {
      if (!starting) {
        const onPage = () => checkOnPage(data);
        starting = location.protocol === "file:" ? onPage() : checkInWorker(data).catch(onPage);
        starting.catch(() => { starting = null; }); // the network may be back at the next try
      }
      return starting;
    }

    function ask(text, onPart) {
      waiting?.resolve(null);
      const asked = new Promise((resolve, reject) => { waiting = { text, onPart, resolve, reject }; });
      if (!busy) next();
      return asked;
    }

    function next() {
      busy = waiting;
      waiting = null;
      if (!busy) return;
      const { text, onPart, resolve, reject } = busy;
      start().then((list) => list(text, (part) => { onPart(part); return !waiting; }))
        .then(resolve, (why) => { starting = null; reject(why); }).finally(next);
    }

    return { start, ask };
  };

  function checkInWorker(data) {
    return new Promise((resolve, reject) => {
      const scripts = Array.from(document.scripts, ({ src }) => src);
      const needed = scripts.filter((src) => /\/codes\/\w+\.js|\/check\/(?:catalogue|judge|list)\.js/.test(src));
      const worker = new Worker(scripts.find((src) => src.includes("/check/worker.js")));
      let current = null;

      const list = (text, onPart) => new Promise((answer, fail) => {
        current = { id: (current?.id ?? 0) + 1, onPart, answer, fail };
        worker.postMessage({ id: current.id, text });
      });
      worker.onmessage = ({ data: told }) => {
        if (told.ready) resolve(list);
        else if (told.list) current.answer(told.list);
        else current.onPart(told.part);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        reject(event);
        current?.fail(event);
      };
      worker.postMessage({ scripts: [...needed, ...data] });
    });
  }

  async function checkOnPage(data) {
    for (const address of data) await self.lubiaoLoadScript(address);
    const catalogue = check.catalogueOf(self.lubiaoIndex, self.lubiaoSuccession);
    self.lubiaoIndex = null;
    return (text, onPart) => check.listCodes(text, catalogue, async (part) => {
      const isWanted = onPart(part);
      await new Promise((resolve) => { setTimeout(resolve); });
      return isWanted;
    });
  }
})();
