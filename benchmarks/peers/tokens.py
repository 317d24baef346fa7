#!/usr/bin/env python3
"""Times tokenizers of Python on one thread: tokens, and MB (10^6 bytes of UTF-8) per second of CPU time, warm.

Usage: tokens.py TEXTS FOLDER
TEXTS holds a JSON string a line; FOLDER the models' files: phi3/tokenizer.model, phi3/tokenizer.json, tiktoken/*.tiktoken.
A package that is not installed gets a line that says so.
"""
import base64
import importlib
import json
import os
import sys
import time

PATTERNS = {
    "cl100k": r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    "o200k": "|".join([
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"\p{N}{1,3}", r" ?[^\s\p{L}\p{N}]+[\r\n/]*", r"\s*[\r\n]+", r"\s+(?!\S)", r"\s+"]),
}


def sentencepiece(module, folder):
    processor = module.SentencePieceProcessor(model_file=os.path.join(folder, "phi3", "tokenizer.model"))
    yield "llama2", lambda text: len(processor.encode(text))


def tokenizers(module, folder):
    tokenizer = module.Tokenizer.from_file(os.path.join(folder, "phi3", "tokenizer.json"))
    yield "llama2", lambda text: len(tokenizer.encode(text, add_special_tokens=False).ids)


def tiktoken(module, folder):
    for name, pattern in PATTERNS.items():
        with open(os.path.join(folder, "tiktoken", name + "_base.tiktoken"), "rb") as file:
            ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in file if line.strip())}
        encoding = module.Encoding(name, pat_str=pattern, mergeable_ranks=ranks, special_tokens={})
        yield name, lambda text, encoding=encoding: len(encoding.encode_ordinary(text))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        texts = [json.loads(line) for line in file]
    size = sum(len(text.encode()) for text in texts)
    for peer in (sentencepiece, tokenizers, tiktoken):
        try:
            module = importlib.import_module(peer.__name__)
        except ImportError:
            print(f"| {peer.__name__} (Python) | not installed | | |")
            continue
        for vocabulary, count in peer(module, sys.argv[2]):
            for text in texts[: len(texts) // 8]:
                count(text)
            start = time.process_time()
            tokens = sum(map(count, texts))
            seconds = time.process_time() - start
            version = getattr(module, "__version__", "")
            print(f"| {peer.__name__} {version} (Python) | {vocabulary} | {tokens:,} | {size / 1e6 / seconds:.1f} |", flush=True)


main()
