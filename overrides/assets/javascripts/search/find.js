/* What a query asks, and which rows answer it. */
(function (search) {
  "use strict";

  const { DASHES, HAN, INVISIBLE, codeForm, eachRow, fold } = search;

  /* In a query, after NFKC. The brackets of JJG(鲁) are part of the code: they stay, as $1. */
  const BETWEEN_WORDS = /([a-z]\([\u3400-\u9fff]\))|[,、;。“”‘’"《》〈〉「」『』【】〔〕·・•!?()]+/gi;
  const JOINT = DASHES.source.replace("]+", ":]+");
  const JOINTS = new RegExp(`(${HAN.source})${JOINT}|${JOINT}(?=${HAN.source})`, "g");
  const ANY_STANDARD = /^(的?标准|standards?)$/; // 强制性标准, withdrawn standards: all here are
  const MOST_WORDS = 16;
  const SHORTEST_READ = 3; // an, li, shi … are parts of many English words: read only where nothing else is found

  /* How a row was found: the smaller, the surer. 0 is not at all. */
  const FOUND = { IN_TITLE: 1, IN_OTHERS: 2, READ: 3, READ_APART: 4, BY_TERM: 5 };

  /* 《烟台·苹果》 and 产品——苹果 as the words they are made of: no title need hold the same punctuation. */
  function split(query) {
    return query.normalize("NFKC").replace(INVISIBLE, "").replace(BETWEEN_WORDS, "$1 ").replace(JOINTS, "$1 ");
  }

  /* What is asked: the phrase, its code form, and the words, each with the code form it may be found by, as typed, and,
     once it was looked for, how it was read as pinyin. A purely Chinese word has none; a word of punctuation alone counts only if there is no other. `bare` is the
     phrase to compare with titles bare of punctuation, "" where the query has none. */
  function read(prepared, text, isSplit) {
    const plain = (piece) => prepared.simplify(fold(piece));
    const typed = text.split(/\s+/).filter((piece) => plain(piece)).slice(0, MOST_WORDS);
    const words = typed.map(plain);
    const telling = words.some((word) => codeForm(word));
    const formOf = (word) => (/[a-z0-9]/.test(word) ? codeForm(word) : "");
    return {
      phrase: plain(words.join(" ")),
      bare: isSplit ? codeForm(words.join("")) : "",
      form: formOf(words.join("")),
      words: words
        .map((word, at) => ({ text: word, form: formOf(word), typed: typed[at], read: null }))
        .filter((word) => !telling || codeForm(word.text)),
    };
  }

  /* The question and the rows that answer it. Where the words between the punctuation find nothing, the query is
     taken as it is. */
  function ask(prepared, query) {
    const words = split(query);
    const asked = read(prepared, words, words !== query);
    const found = find(prepared, asked);
    if (words === query || found?.some(Boolean)) return { asked, found };
    const whole = read(prepared, query, false);
    return { asked: whole, found: find(prepared, whole) };
  }

  /* For each row how it was found; null where nothing is asked. */
  function find(prepared, asked) {
    if (!asked.words.length) return null;
    const found = findWords(prepared, asked);
    const { codes, forms, otherCodes, otherForms } = prepared;
    asked.isInCodes = Boolean(asked.form) && (
      [forms, otherForms].some(({ text }) => text.includes(asked.form))
      || [codes, otherCodes].some(({ text }) => text.includes(asked.phrase))
    );
    if (asked.isInCodes) {
      eachRow(prepared.otherForms, asked.form, (row) => { found[row] ||= FOUND.IN_OTHERS; });
      eachRow(prepared.forms, asked.form, (row) => { found[row] = FOUND.IN_TITLE; });
    }
    findJoined(prepared, asked, found);
    findTerms(prepared, asked, found);
    return found;
  }

  function findWords(prepared, asked) {
    let found = null;
    for (const word of asked.words) {
      const holds = findWord(prepared, word, asked.words.length > 1);
      for (let row = 0; found && row < holds.length; row++) {
        holds[row] = found[row] && holds[row] && Math.max(found[row], holds[row]);
      }
      found = holds;
    }
    return found;
  }

  function findWord(prepared, word, isOneOfMany) {
    const holds = new Uint8Array(prepared.index.rows);
    let any = false;
    const holdsAs = (how) => (row) => { holds[row] = how; any = true; };
    eachRow(prepared.others, word.text, holdsAs(FOUND.IN_OTHERS));
    eachRow(prepared.titles, word.text, holdsAs(FOUND.IN_TITLE));
    if (word.form) {
      eachRow(prepared.otherForms, word.form, (row) => { holds[row] ||= FOUND.IN_OTHERS; any = true; });
      eachRow(prepared.forms, word.form, holdsAs(FOUND.IN_TITLE));
    }
    const typed = search.typed(word.text);
    if ((typed.length >= SHORTEST_READ || (typed && !any)) && search.isPinyin(prepared, typed)) {
      if (findRead(prepared, typed, true, isOneOfMany, holds)) word.read = { typed, strict: true }, any = true;
    }
    if (typed && !any && findRead(prepared, typed, false, isOneOfMany, holds)) word.read = { typed, strict: false };
    return holds;
  }

  function findRead(prepared, typed, strict, isApart, holds) {
    let any = false;
    const how = isApart ? FOUND.READ_APART : FOUND.READ;
    for (const name of ["titles", "others"]) {
      search.eachRowRead(prepared, name, typed, strict, (row) => { holds[row] ||= how; any = true; });
    }
    return any;
  }

  /* `nong mao shi chang`: the words in one. */
  function findJoined(prepared, asked, found) {
    if (asked.words.length < 2) return;
    const typed = search.typed(asked.words.map((word) => word.text).join(""));
    if (!/^[a-z]+$/.test(typed) || !search.isPinyin(prepared, typed)) return;
    for (const name of ["titles", "others"]) {
      search.eachRowRead(prepared, name, typed, true, (row) => {
        if (!found[row] || found[row] > FOUND.READ) found[row] = FOUND.READ;
        asked.joined = { typed, strict: true };
      });
    }
  }

  /* `industry standard apple`: the sector standards with apples. The words of a term are found by what they stand for,
     those that are left as ever. */
  function findTerms(prepared, asked, found) {
    const { wanted, rest } = search.termsIn(prepared, asked.words.map((word) => word.text).join(" "));
    if (!wanted.length) return;
    const left = read(prepared, ANY_STANDARD.test(rest) ? "" : rest, false);
    const others = left.words.length ? findWords(prepared, left) : null;
    const { standards } = search.facetsOf(prepared);
    for (let row = 0; row < found.length; row++) {
      if (found[row] || !standards[row] || (others && !others[row])) continue;
      if (wanted.every((holds) => holds(row))) found[row] = FOUND.BY_TERM;
    }
    asked.words.push(...left.words.filter((word) => word.read)); // for the marks
  }

  Object.assign(search, { FOUND, ask });
})((globalThis.lubiaoSearch ??= {}));
