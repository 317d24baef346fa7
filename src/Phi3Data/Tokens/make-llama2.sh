#!/bin/sh
# Makes llama2.pieces.deflate: the pieces of the Llama 2 vocabulary (also of Phi-3-mini, -medium and Phi-3.5) from id 259 on,
# one a line, in raw DEFLATE. Ids below are <unk>, <s>, </s> and the 256 bytes; the order of merging follows from the ids.
# Origin: npm package llama-tokenizer-js 1.2.2, file llama-tokenizer.js, MIT; see ../THIRD-PARTY-NOTICES.txt.
# Needs npm, node and sha256sum.
set -eu
out="$(cd "$(dirname "$0")" && pwd)/llama2.pieces.deflate"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent llama-tokenizer-js@1.2.2 > /dev/null
echo "ee83014ac8b379b16cf8d81e99ffcdb23dfade8c0d2e751bd06e7dc0b8476e72  llama-tokenizer-js-1.2.2.tgz" | sha256sum -c --quiet
tar xzf llama-tokenizer-js-1.2.2.tgz
node -e '
const fs = require("fs"), zlib = require("zlib");
const source = fs.readFileSync("package/llama-tokenizer.js", "utf8");
const base64 = source.match(/llama_vocab_base64\s*=\s*["\x27`]([A-Za-z0-9+\/=]+)/)[1];
const pieces = Buffer.from(base64, "base64").toString("utf8").split("\n");
if (pieces.length !== 32000) throw new Error(pieces.length + " pieces, expected 32000");
const lines = pieces.slice(259).map(piece => piece + "\n").join("");
fs.writeFileSync(process.argv[1], zlib.deflateRawSync(Buffer.from(lines), { level: 9 }));
' "$out"
# Of the pieces, since DEFLATE may come out otherwise with another zlib.
node -e 'process.stdout.write(require("zlib").inflateRawSync(require("fs").readFileSync(process.argv[1])))' "$out" | sha256sum
