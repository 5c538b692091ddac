/* The result as others take it: a CSV for spreadsheets, a table for the clipboard, the text with its codes put right. */
(function () {
  "use strict";

  const check = (self.lubiaoCheck ??= {});
  const UNSEEN = /(?! )[\p{C}\p{Z}]/gu; // as Python's str.isprintable has it
  const FORMULA = /^[=+\-@\t\r]/;
  const SHORT = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

  /* A text with escapes for what cannot be seen: controls, marks of direction. */
  function visible(text) {
    return text.replace(UNSEEN, (one) => {
      const number = one.codePointAt(0);
      const [letter, width] = number < 0x100 ? ["x", 2] : number < 0x10000 ? ["u", 4] : ["U", 8];
      return SHORT[one] ?? `\\${letter}${number.toString(16).padStart(width, "0")}`;
    });
  }

  /* A cell that a spreadsheet does not take for a formula. */
  function harmless(cell) {
    const plain = cell.split("\n").map(visible).join("\n");
    return FORMULA.test(plain) ? `'${plain}` : plain;
  }

  /* Rows of texts, heads among them → CSV. Excel reads UTF-8 only behind U+FEFF. */
  function csv(rows) {
    const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    return `\ufeff${rows.map((row) => row.map((cell) => quoted(harmless(cell))).join(",")).join("\n")}\n`;
  }

  /* The same, one line a row, cells parted by tabs. */
  function tsv(rows) {
    return rows.map((row) => row.map((cell) => harmless(cell).replaceAll("\n", " ")).join("\t")).join("\n");
  }

  /* The same as a table element that is on no page. */
  function table([heads, ...rows]) {
    const made = document.createElement("table");
    const into = (parent, name, texts) => {
      const row = parent.insertRow();
      for (const text of texts) {
        const cell = document.createElement(name);
        harmless(text).split("\n").forEach((line, number) => {
          if (number) cell.append(document.createElement("br"));
          cell.append(line);
        });
        row.append(cell);
      }
    };
    into(made.createTHead(), "th", heads);
    const body = made.createTBody();
    rows.forEach((row) => into(body, "td", row));
    return made;
  }

  /* The text with what to cite in the place of what is written. */
  function corrected(text, corrections) {
    let at = 0;
    const pieces = [];
    for (const { start, end, text: right } of corrections) {
      pieces.push(text.slice(at, start), right);
      at = end;
    }
    return pieces.join("") + text.slice(at);
  }

  /* How many places need a look and have no certain answer. */
  function undecided({ entries, found, corrections }) {
    const needs = found.filter(({ entry, right }) => !right || ["outdated", "unreadable"].includes(entries[entry].judgement));
    return needs.length - corrections.length;
  }

  /* Puts texts on the clipboard: {"text/plain": …, "text/html": …}. → whether the browser allowed it. */
  async function copy(texts) {
    try {
      const blobs = Object.entries(texts).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      return copyByCommand(texts);
    }
  }

  /* From a folder, and in an old browser, there is no clipboard but for a copy that the reader seems to make. */
  function copyByCommand(texts) {
    const put = (event) => {
      event.preventDefault();
      Object.entries(texts).forEach(([type, text]) => event.clipboardData.setData(type, text));
    };
    document.addEventListener("copy", put, { once: true });
    const done = document.execCommand?.("copy") ?? false;
    document.removeEventListener("copy", put);
    return done;
  }

  /* Offers a text as a file to save. */
  function save(name, text, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  Object.assign(check, { visible, csv, tsv, table, corrected, undecided, copy, save });
})();
