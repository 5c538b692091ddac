/* Pinyin: nongmaoshichang, nmsc, nongmsc, nóngmào, 农mao. A hit begins with a syllable and ends with one, or with
   the beginning of one that is still being typed. No pinyin text is kept: a number for each character of a
   column says how it is read, so that places and marks are those of the characters. */
(function (search) {
  "use strict";

  const SEPARATORS = /[\s\p{P}\p{S}]/u;
  const TYPED = /^[a-z\u3400-\u9fff]+$/;
  const TWO_WITH_A_LETTER = /[a-z]{2}|[a-z][\u3400-\u9fff]|[\u3400-\u9fff][a-z]/;
  const LONGEST = 60;

  /* Made at the first question in Latin letters: {syllables, of, exceptions}. */
  function readerOf(prepared) {
    if (prepared.reader) return prepared.reader;
    const syllables = [""];
    const number = new Map();
    const numberOf = (syllable) => {
      if (!number.has(syllable)) number.set(syllable, syllables.push(syllable) - 1);
      return number.get(syllable);
    };
    const of = new Uint16Array(0x10000);
    for (const entry of prepared.index.readings.split(" ").filter(Boolean)) {
      const [, syllable, characters] = entry.match(/^([a-z]+)(.*)$/);
      for (let at = 0; at < characters.length; at++) of[characters.charCodeAt(at)] = numberOf(syllable);
    }
    const exceptions = prepared.index.exceptions.split(" ").filter(Boolean).map((entry) => {
      const [, word, at, syllable] = entry.match(/^(.+?)([0-9])([a-z]+)$/);
      return { word, at: Number(at), number: numberOf(syllable) };
    });
    prepared.reader = { syllables, of, exceptions };
    return prepared.reader;
  }

  /* → {text, numbers, places}: for each character the number of its syllable, 0 for what is no Chinese, and where
     the Chinese ones stand. */
  function read({ of, exceptions }, text) {
    const numbers = new Uint16Array(text.length);
    const places = new Uint32Array(text.length);
    let end = 0;
    for (let at = 0; at < text.length; at++) {
      const number = of[text.charCodeAt(at)];
      if (number) numbers[at] = number, places[end++] = at;
    }
    for (const { word, at, number } of exceptions) {
      for (let hit = text.indexOf(word); hit !== -1; hit = text.indexOf(word, hit + 1)) numbers[hit + at] = number;
    }
    return { text, numbers, places: places.slice(0, end) };
  }

  /* A word as it may be read as pinyin: tone marks off, ü as v; "" where it cannot be pinyin. */
  function typed(word) {
    const plain = word.normalize("NFD").replace(/u\u0308/g, "v").replace(/[\u0300-\u036f'’]/g, "").normalize("NFC");
    return TYPED.test(plain) && TWO_WITH_A_LETTER.test(plain) ? plain.slice(0, LONGEST) : "";
  }

  /* Whether a word is made of syllables of these titles, the last of them perhaps unfinished: nearly no English
     word is, so that its titles need not be read. */
  function isPinyin(prepared, asked) {
    const { syllables } = readerOf(prepared);
    const reached = new Uint8Array(asked.length + 1);
    reached[0] = 1;
    for (let at = 0; at < asked.length; at++) {
      if (!reached[at]) continue;
      if (search.HAN.test(asked[at])) reached[at + 1] = 1;
      for (const syllable of syllables) {
        const common = syllable ? commonLength(syllable, asked, at) : 0;
        if (common && (common === syllable.length || at + common === asked.length)) reached[at + common] = 1;
      }
    }
    return Boolean(reached[asked.length]);
  }

  function commonLength(syllable, asked, at) {
    let common = 0;
    while (common < syllable.length && isSame(syllable[common], asked[at + common])) common++;
    return common;
  }

  /* Who has no ü on the keyboard types v, or u. */
  const isSame = (read, typed) => read === typed || (read === "v" && typed === "u");

  /* Where a hit goes on from `at`, with `done` letters of the question behind it, or -1. A question is {asked, strict,
     reader, read, start}. Strict: every syllable whole, but the last; else the beginning of each is enough. */
  function endOfHit(question, done, at) {
    const { asked, strict, reader, read: { text, numbers } } = question;
    if (done === asked.length) return at;
    if (at >= text.length) return -1;
    if (text[at] === asked[done]) {
      const end = endOfHit(question, done + 1, at + 1);
      if (end !== -1) return end;
    }
    const syllable = reader.syllables[numbers[at]];
    if (syllable) {
      const common = commonLength(syllable, asked, done);
      if (common && done + common === asked.length) return at + 1;
      for (let taken = common; taken >= (strict ? syllable.length : 1); taken--) {
        const end = endOfHit(question, done + taken, at + 1);
        if (end !== -1) return end;
      }
      return -1;
    }
    const isSkipped = at > question.start && text[at] !== "\n" && text[at] !== "\t" && SEPARATORS.test(text[at]);
    return isSkipped ? endOfHit(question, done, at + 1) : -1;
  }

  /* Calls `visit(start, end)` with each hit, from left to right; the search goes on behind the place that it answers.
     In a strict one the first character is Chinese; else it may be a letter too: pvcg for PVC管. */
  function eachHit(reader, read, asked, strict, visit) {
    const question = { asked, strict, reader, read, start: 0 };
    const canBegin = Uint8Array.from(reader.syllables, (syllable) => {
      const common = syllable ? commonLength(syllable, asked, 0) : 0;
      return common && (!strict || common === syllable.length || common === asked.length) ? 1 : 0;
    });
    const isHan = search.HAN.test(asked[0]);
    const { numbers, places, text } = read;
    let behind = 0;
    const tryAt = (at) => {
      question.start = at;
      const end = endOfHit(question, 0, at);
      if (end !== -1) behind = visit(at, end);
    };
    for (let number = 0; number < places.length; number++) {
      const at = places[number];
      if (at >= behind && (canBegin[numbers[at]] || (isHan && text[at] === asked[0]))) tryAt(at);
    }
    if (strict || isHan) return;
    behind = 0;
    for (let at = text.indexOf(asked.slice(0, 2)); at !== -1; at = text.indexOf(asked.slice(0, 2), Math.max(at + 1, behind))) {
      tryAt(at);
    }
  }

  /* Made once for each column. */
  function readingOfColumn(prepared, name) {
    prepared.read ??= {};
    return (prepared.read[name] ??= read(readerOf(prepared), prepared[name].text));
  }

  /* Calls `visit` with each row of a column (`titles`, `others`) that is read so. */
  function eachRowRead(prepared, name, asked, strict, visit) {
    const { starts } = prepared[name];
    let row = 0;
    eachHit(readerOf(prepared), readingOfColumn(prepared, name), asked, strict, (at) => {
      if (starts[row] > at) row = 0; // the letters are looked for after the Chinese
      while (starts[row + 1] <= at) row++;
      visit(row);
      return starts[row + 1];
    });
  }

  /* The places of a folded text that are read so. */
  function placesRead(prepared, text, asked, strict) {
    const reader = readerOf(prepared);
    const places = [];
    eachHit(reader, read(reader, text), asked, strict, (start, end) => {
      places.push([start, end]);
      return end;
    });
    return places;
  }

  /* How a Chinese word is read; "" where a character of it stands nowhere in the index. */
  function readingOf(prepared, word) {
    const reader = readerOf(prepared);
    const syllables = Array.from(read(reader, word).numbers, (number) => reader.syllables[number]);
    return syllables.every(Boolean) ? syllables.join("") : "";
  }

  Object.assign(search, { eachRowRead, readingOfColumn, isPinyin, placesRead, readingOf, typed });
})((globalThis.lubiaoSearch ??= {}));
