/* The facets of the search page: check boxes with counts. The boxes are made once and stay, so that nobody who goes
   through them with the keyboard loses the place; a value that would leave nothing is hidden. */
(function () {
  "use strict";

  const { element } = self.lubiaoResults;

  /* `changed` is called when a reader chooses. → {show(counts, facets), chosen(), nameOf(facet, key), titleOf(facet)} */
  function facetList(form, strings, language, changed) {
    const boxes = new Map(); // "facet key" → {box, label, name, count}
    const groups = new Map([...form.querySelectorAll("[data-values]")].map((group) => [group.dataset.values, group]));
    for (const [facet, group] of groups) {
      for (const label of group.querySelectorAll("label")) keep(facet, label.querySelector("input").value, label);
    }
    form.addEventListener("change", changed);
    form.addEventListener("submit", (event) => event.preventDefault());

    function keep(facet, key, label) {
      boxes.set(`${facet} ${key}`, {
        facet,
        key,
        label,
        box: label.querySelector("input"),
        name: label.querySelector(".lb-value__name").textContent,
        count: label.querySelector(".lb-count"),
      });
    }

    function make(facet, key, name) {
      const label = element("label", "lb-value");
      const box = element("input", "");
      box.type = "checkbox";
      box.name = facet;
      box.value = key;
      const text = element("span", "lb-value__name");
      text.textContent = name || strings.unknown;
      label.append(box, " ", text, " ", element("span", "lb-count"));
      groups.get(facet).append(label);
      keep(facet, key, label);
    }

    function show(counts, facets) {
      for (const [facet, values] of Object.entries(counts)) {
        for (const [key, name, count] of values) {
          if (!boxes.has(`${facet} ${key}`)) make(facet, key, name);
          const value = boxes.get(`${facet} ${key}`);
          value.box.checked = Boolean(facets[facet]?.includes(key));
          value.count.textContent = count.toLocaleString(language);
          value.label.hidden = !count && !value.box.checked;
        }
      }
      form.hidden = false; // all at once, so that nothing that is seen moves
      for (const section of form.querySelectorAll("[data-facet]")) {
        const chosen = section.querySelectorAll("input:checked").length;
        section.querySelector(".lb-facet__chosen").textContent = chosen ? strings.chosen.replace("{n}", chosen) : "";
        section.hidden = !section.querySelector("label:not([hidden])");
        if (chosen && !section.dataset.wasOpened) section.open = true;
        if (chosen) section.dataset.wasOpened = "true";
      }
    }

    function chosen() {
      const facets = {};
      for (const { facet, key, box } of boxes.values()) if (box.checked) (facets[facet] ??= []).push(key);
      return facets;
    }

    return {
      show,
      chosen,
      nameOf: (facet, key) => boxes.get(`${facet} ${key}`)?.name,
      titleOf: (facet) => form.querySelector(`[data-facet="${facet}"] > summary`)?.firstChild.textContent.trim(),
    };
  }

  self.lubiaoFacetList = facetList;
})();
