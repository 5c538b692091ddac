/* The list check in a worker, so that a long document never holds up its page. First message: {scripts}, the addresses of
   all that is needed, the index last; answered by {ready: true}. Then {id, text}, answered by {id, part} now and then and
   by {id, list}. On the page this script does nothing: the page only learns its address. */
(function () {
  "use strict";

  if (typeof importScripts !== "function") return;
  let catalogue;

  self.onmessage = ({ data }) => {
    if (catalogue) return answer(data);
    self.importScripts(...data.scripts); // throws where a script cannot be had: the page hears `error`
    catalogue = self.lubiaoCheck.catalogueOf(self.lubiaoIndex, self.lubiaoSuccession);
    self.lubiaoIndex = self.lubiaoSuccession = null;
    self.postMessage({ ready: true });
  };

  async function answer({ id, text }) {
    const list = await self.lubiaoCheck.listCodes(text, catalogue, (part) => self.postMessage({ id, part }));
    self.postMessage({ id, list });
  }
})();
