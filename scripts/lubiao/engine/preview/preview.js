/* In a preview only: when the data or the site has changed, the page is loaded again. */
(function () {
  "use strict";
  const script = document.currentScript;

  // Screen readers tell an alert that comes; many are silent about one that is there when the page is loaded.
  const alert = document.querySelector(".lb-preview");
  alert?.replaceWith(alert);

  const shown = () => new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
  let waiting = new AbortController();
  // A browser holds six connections to a server: pages in the background must not take them all.
  document.addEventListener("visibilitychange", () => { if (document.hidden) waiting.abort(); });

  async function follow() {
    if (document.hidden) await shown();
    waiting = new AbortController();
    try {
      const answer = await fetch(script.dataset.poll, { signal: waiting.signal });
      if (answer.ok && Number(await answer.text()) > Number(script.dataset.epoch)) return location.reload();
    } catch (gone) {
      if (!waiting.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 2000)); // the server has stopped, or begins again
    }
    follow();
  }

  follow();
})();
