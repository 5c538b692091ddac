/* Small things that every page needs. */
(function () {
  "use strict";

  /* Opened from a folder, a link to a folder shows its files: lead to the page inside it. Every way to follow a link
     counts (a click, the middle button, Enter, "open in a new tab"), so the address is mended before any of them. */
  if (location.protocol === "file:") {
    const mend = (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!link) return;
      const address = new URL(link.href);
      if (address.protocol === "file:" && address.pathname.endsWith("/")) {
        address.pathname += "index.html";
        link.href = address.href;
      }
    };
    for (const kind of ["pointerdown", "focusin", "click"]) document.addEventListener(kind, mend, true);
  }

  /* The language switch keeps what the address says of the view: the search, its filters, the place on the page. */
  const language = document.querySelector(".lb-language");
  if (language) {
    language.addEventListener("click", () => {
      const address = new URL(language.href);
      address.search = location.search;
      address.hash = location.hash;
      language.href = address.href;
    });
  }

  /* The button of the colours: automatic, light, dark. What holds on loading, partials/colours.html has set. */
  const button = document.querySelector(".lb-theme");
  if (button) {
    const root = document.documentElement;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const next = { auto: "light", light: "dark", dark: "auto" };
    const show = (chosen) => {
      const theme = chosen in next ? chosen : "auto";
      const isDark = theme === "dark" || (theme === "auto" && dark.matches);
      root.setAttribute("data-md-color-scheme", isDark ? "slate" : "default");
      root.dataset.theme = theme;
      button.title = button.dataset[theme];
      button.setAttribute("aria-label", button.dataset[theme]);
    };
    button.addEventListener("click", () => {
      const theme = next[root.dataset.theme];
      try { localStorage.setItem("lubiao.theme", theme); } catch { /* then it holds for this page only */ }
      show(theme);
    });
    dark.addEventListener("change", () => show(root.dataset.theme));
    addEventListener("storage", (event) => { if (event.key === "lubiao.theme") show(event.newValue || "auto"); });
    show(root.dataset.theme);
  }
})();
