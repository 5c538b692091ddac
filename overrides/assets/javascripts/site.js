/* Small things that every page needs. */
(function () {
  "use strict";
  // Opened from a folder, a link to a folder shows its files: lead to the page inside it.
  if (location.protocol === "file:") {
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!link) return;
      const address = new URL(link.href);
      if (address.protocol === "file:" && address.pathname.endsWith("/")) {
        address.pathname += "index.html";
        link.href = address.href;
      }
    }, true);
  }
  // The language switch keeps the search that is in the address.
  const language = document.querySelector(".lb-language");
  if (language) {
    language.addEventListener("click", () => {
      const query = new URLSearchParams(location.search).get("q");
      const address = new URL(language.href);
      if (query) address.searchParams.set("q", query);
      address.hash = location.hash;
      language.href = address.href;
    });
  }
})();
