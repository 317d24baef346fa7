#!/usr/bin/env bash
# Times public tokenizers on the texts that our own counters are timed on. Usage: tokens.sh [MODULES]
# Python: sentencepiece, tokenizers, tiktoken, as far as python3 (or $PYTHON) has them. npm: tokenizers and tiktoken, installed in
# the folder MODULES, when node is there. Whatever is missing gets a line that says so. Needs the shared data beside the checkout.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet run --project benchmarks/Phi3Data.Benchmarks -c Release -- token-texts "$work/texts.jsonl"
echo "| Peer | Vocabulary | Tokens | MB/s |"
echo "|---|---|---:|---:|"
"${PYTHON:-python3}" benchmarks/peers/tokens.py "$work/texts.jsonl" ../shared/tokenizers
if [ -n "${1:-}" ] && command -v node >/dev/null; then node benchmarks/peers/tokens.mjs "$work/texts.jsonl" ../shared/tokenizers "$1"
else echo "| tokenizers, tiktoken (npm) | not installed | | |"; fi
