// Times tokenizers of npm on one thread: tokens, and MB (10^6 bytes of UTF-8) per second of CPU time, warm.
// Usage: node tokens.mjs TEXTS FOLDER MODULES; MODULES is where `npm install tokenizers tiktoken` was run.
// TEXTS holds a JSON string a line; FOLDER the models' files: phi3/tokenizer.json. A package that is not there gets a line that says so.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [, , file, folder, modules] = process.argv;
const require = createRequire(join(resolve(modules), "package.json"));
const texts = readFileSync(file, "utf8").split("\n").filter((line) => line).map((line) => JSON.parse(line));
const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

async function* tokenizers({ Tokenizer }) {
  const tokenizer = Tokenizer.fromFile(join(folder, "phi3", "tokenizer.json"));
  yield ["llama2", async (text) => (await tokenizer.encode(text, null, { addSpecialTokens: false })).getLength()];
}

async function* tiktoken({ get_encoding }) {
  for (const name of ["cl100k", "o200k"]) {
    const encoding = get_encoding(name + "_base");
    yield [name, (text) => encoding.encode_ordinary(text).length];
  }
}

for (const peer of [tokenizers, tiktoken]) {
  let loaded, version;
  try {
    loaded = require(peer.name);
    version = JSON.parse(readFileSync(join(resolve(modules), "node_modules", peer.name, "package.json"), "utf8")).version;
  } catch {
    console.log(`| ${peer.name} (npm) | not installed | | |`);
    continue;
  }
  for await (const [vocabulary, count] of peer(loaded)) {
    for (const text of texts.slice(0, texts.length / 8)) await count(text);
    const start = process.cpuUsage();
    let tokens = 0;
    for (const text of texts) tokens += await count(text);
    const { user, system } = process.cpuUsage(start);
    console.log(`| ${peer.name} ${version} (npm) | ${vocabulary} | ${tokens.toLocaleString("en")} | ${(size / (user + system)).toFixed(1)} |`);
  }
}
