/* Opened from a folder, a form that asks a folder would show its files: it asks the page inside. */
(function () {
  "use strict";
  const form = document.querySelector(".lb-entry");
  if (form && location.protocol === "file:") form.action = new URL("index.html", form.action).href;
})();
