/* The page of a standard: copying citations and addresses, and the line of the data file on which it is edited. */
(function () {
  "use strict";
  const status = document.querySelector(".lb-copied");
  let timer = 0;

  function say(text) {
    clearTimeout(timer);
    status.textContent = text;
    timer = setTimeout(() => { status.textContent = ""; }, 4000);
  }

  // Without a secure address (a plain http one in an office) browsers have only the old way of copying.
  function copyMarked(element) {
    const marked = getSelection();
    marked.selectAllChildren(element);
    const done = document.execCommand("copy");
    if (done) marked.removeAllRanges();
    return done;
  }

  async function copy(element) {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch (refused) {
      return copyMarked(element);
    }
  }

  for (const button of document.querySelectorAll(".lb-copy")) {
    button.addEventListener("click", async () => {
      const done = await copy(document.getElementById(button.dataset.copy));
      const what = button.closest("details, .lb-share__item").querySelector("summary, .lb-share__name");
      say(done ? status.dataset.copied.replace("{what}", () => what.textContent) : status.dataset.failed);
      button.classList.toggle("lb-copy--done", done);
      setTimeout(() => button.classList.remove("lb-copy--done"), 2000);
    });
  }

  // Lines move with every edit of the records above: who is about to follow the link learns the line of today.
  const edit = document.querySelector(".lb-edit");
  function aim() {
    const script = document.createElement("script");
    script.src = edit.dataset.lines;
    script.addEventListener("load", () => {
      const line = self.lubiaoLines[edit.dataset.record];
      if (line) edit.hash = "L" + line;
    });
    document.head.append(script);
  }
  for (const sign of ["pointerenter", "focus"]) edit?.addEventListener(sign, () => edit.hash || aim());

  // A short address leads to index.html, which works from a folder too; on a server the address is the folder's.
  if (location.protocol !== "file:" && location.pathname.endsWith("/index.html")) {
    history.replaceState(null, "", "./" + location.search + location.hash);
  }
})();
