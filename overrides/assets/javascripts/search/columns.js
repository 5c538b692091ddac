/* Columns of the index, as scripts/lubiao/search/columns.py writes them. */
(function (search) {
  "use strict";

  const ZERO = 35; // "#"
  const BREAK = 10;

  /* A column of texts: one text with a line a row, and where each row starts (one start more than rows). */
  function column(text, rows) {
    const starts = new Uint32Array(rows + 1);
    for (let row = 1; row < rows; row++) starts[row] = text.indexOf("\n", starts[row - 1]) + 1;
    starts[rows] = text.length + 1;
    return { text, starts };
  }

  function cell(from, row) {
    return from.text.slice(from.starts[row], from.starts[row + 1] - 1);
  }

  /* Calls `visit` with each row that holds the needle. A needle holds no line break, so no hit spans two rows. */
  function eachRow(where, needle, visit) {
    const { text, starts } = where;
    for (let row = 0, at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, starts[row])) {
      while (starts[row + 1] <= at) row++;
      visit(row++);
    }
  }

  /* A letter a row → numbers. */
  function numbers(letters) {
    const made = new Uint16Array(letters.length);
    for (let row = 0; row < made.length; row++) made[row] = letters.charCodeAt(row) - ZERO;
    return made;
  }

  /* A line of letters a row → {starts, values}: the values of a row stand from its start to the next. */
  function lists(text, rows) {
    const starts = new Uint32Array(rows + 1);
    const values = new Uint16Array(text.length);
    let row = 0, end = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === BREAK) starts[++row] = end;
      else values[end++] = code - ZERO;
    }
    starts.fill(end, row + 1);
    return { starts, values };
  }

  /* → {issued, implemented}: a number a row that grows with the date, 0 where none is known. */
  function dates({ first, issued, implemented }) {
    const unfolded = (number) => (number % 2 ? -(number + 1) / 2 : number / 2);
    const [years, months, days] = issued.map(numbers);
    const [laterYears, laterMonths, laterDays] = implemented.map(numbers);
    const made = { issued: new Uint32Array(years.length), implemented: new Uint32Array(years.length) };
    const packed = (year, month, day) => (year ? ((year + first - 1) * 13 + month) * 32 + day : 0);
    for (let row = 0; row < years.length; row++) {
      made.issued[row] = packed(years[row], months[row], days[row]);
      made.implemented[row] = packed(
        years[row] + unfolded(laterYears[row]),
        months[row] + unfolded(laterMonths[row]),
        days[row] + unfolded(laterDays[row]),
      );
    }
    return made;
  }

  const yearOf = (date) => Math.floor(date / 32 / 13);

  /* `2022-10-14`, `2021-06`, or "". */
  function dateText(date) {
    if (!date) return "";
    const padded = (number, length) => String(number).padStart(length, "0");
    const day = date % 32;
    const month = `${padded(yearOf(date), 4)}-${padded(Math.floor(date / 32) % 13, 2)}`;
    return day ? `${month}-${padded(day, 2)}` : month;
  }

  Object.assign(search, { cell, column, dateText, dates, eachRow, lists, numbers, yearOf });
})((globalThis.lubiaoSearch ??= {}));
