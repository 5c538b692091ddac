/* In a preview only: when the data or the site has changed, the page is loaded again. */
(function () {
  "use strict";
  const script = document.currentScript;

  async function follow() {
    try {
      const answer = await fetch(script.dataset.poll);
      if (answer.ok && Number(await answer.text()) > Number(script.dataset.epoch)) return location.reload();
    } catch (gone) {
      await new Promise((resolve) => setTimeout(resolve, 2000)); // the server has stopped, or begins again
    }
    follow();
  }

  follow();
})();
