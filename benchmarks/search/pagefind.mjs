/* Builds Pagefind's index of the records: node pagefind.mjs ROWS.jsonl FOLDER
   Through the Node API, as custom records. Prints {seconds, memory}: memory is the largest of Pagefind's process, in bytes. */
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import * as pagefind from "pagefind";

const AT_ONCE = 1000;
const [rows, folder] = process.argv.slice(2);
const begun = performance.now();
const { index } = await pagefind.createIndex();
let waiting = [];
for await (const line of createInterface({ input: createReadStream(rows) })) {
  const { address, texts, language } = JSON.parse(line);
  const [title] = texts;
  waiting.push(index.addCustomRecord({ url: `/${address}`, content: texts.join("\n"), language, meta: { title } }));
  if (waiting.length === AT_ONCE) await settle();
}
await settle();
const { errors } = await index.writeFiles({ outputPath: folder });
if (errors.length) throw new Error(errors.join("\n"));
const seconds = (performance.now() - begun) / 1000;
console.log(JSON.stringify({ seconds, memory: largestMemory() }));
await pagefind.close();

async function settle() {
  for (const { errors } of await Promise.all(waiting)) if (errors.length) throw new Error(errors.join("\n"));
  waiting = [];
}

/* Of the process that Pagefind's API talks to; Linux tells. */
function largestMemory() {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf-8").split(" ").filter(Boolean);
  const peaks = children.map((child) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, "utf-8"))?.[1] ?? 0));
  return Math.max(...peaks) * 1024;
}
