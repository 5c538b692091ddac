/* A file that the reader drops or chooses: its text, by the encodings of this field, or why there is none. The bytes stay
   in the browser. scripts/lubiao/lookup/plain.py holds the same rules. */
(function () {
  "use strict";

  const check = (self.lubiaoCheck ??= {});
  const MEGABYTE = 1_000_000;
  const MARKS = [
    { mark: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
    { mark: [0xff, 0xfe], encoding: "utf-16le" },
    { mark: [0xfe, 0xff], encoding: "utf-16be" },
  ];
  const ARCHIVES = [[0x50, 0x4b], [0xd0, 0xcf, 0x11, 0xe0], [0x25, 0x50, 0x44, 0x46], [0x7b, 0x5c, 0x72, 0x74, 0x66]];
  /* ZIP (docx, xlsx, odt), old Office, PDF, RTF */

  const beginsWith = (bytes, mark) => mark.every((byte, at) => bytes[at] === byte);

  /* file, longest size in bytes → {text, encoding} or {refusal, values}, a key of the page's texts. */
  check.readFile = async function (file, longest) {
    const refused = (refusal, more = {}) => ({ refusal, values: { file: file.name, ...more } });
    if (file.size > longest) return refused("tooLarge", { size: longest / MEGABYTE });
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return refused("damaged"); // a folder, or a file that is gone by now
    }
    if (!bytes.length) return refused("empty");
    if (ARCHIVES.some((mark) => beginsWith(bytes, mark))) return refused("notText");
    const marked = MARKS.find(({ mark }) => beginsWith(bytes, mark));
    if (marked) return { text: decoded(bytes, marked.encoding, false), encoding: marked.encoding.toUpperCase() };
    if (bytes.subarray(0, 4096).includes(0)) return refused("notText");
    for (const encoding of ["utf-8", "gb18030"]) {
      const text = decoded(bytes, encoding, true);
      if (text !== null) return { text, encoding: encoding.toUpperCase() };
    }
    const text = decoded(bytes, "utf-8", false);
    const broken = text.split("\ufffd").length - 1;
    return broken * 10 > text.length ? refused("damaged") : { text, encoding: "UTF-8" };
  };

  function decoded(bytes, encoding, fatal) {
    try {
      return new TextDecoder(encoding, { fatal }).decode(bytes).replace(/\r\n?/g, "\n");
    } catch {
      return null;
    }
  }
})();
