/* Builds MiniSearch's index of the records: node minisearch.mjs ROWS.jsonl INDEX.json
   Prints {seconds, memory}: memory is the largest of this process, in bytes. */
import { createReadStream, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import MiniSearch from "minisearch";
import "./terms.js";

const [rows, target] = process.argv.slice(2);
const begun = performance.now();
const index = new MiniSearch(globalThis.miniSearchOptions);
for await (const line of createInterface({ input: createReadStream(rows) })) {
  const { address, texts } = JSON.parse(line);
  const [title, code, ...others] = texts;
  index.add({ address, title, code, others: others.join("\n") });
}
writeFileSync(target, JSON.stringify(index));
const seconds = (performance.now() - begun) / 1000;
console.log(JSON.stringify({ seconds, memory: process.resourceUsage().maxRSS * 1024 }));
