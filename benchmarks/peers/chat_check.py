#!/usr/bin/env python3
"""Checks chat JSONL with Python's own json, or with orjson: one yes or no a line, counted.

Usage: chat_check.py FILE [orjson]
Exit status: 0 if every line is a valid record, 1 if not.
"""
import json
import sys

KEYS = {"role", "content", "name", "weight", "tool_calls", "tool_call_id", "function_call"}
ROLES = {"system", "user", "assistant", "tool", "function"}


def is_valid(line, loads):
    try:
        messages = loads(line)["messages"]
        for message in messages:
            if message["role"] not in ROLES or not message.keys() <= KEYS:
                return False
            if not (isinstance(message["content"], str) and message["content"].strip()):
                return False
        return messages[-1]["role"] == "assistant" and any(m["role"] == "user" for m in messages)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return False


def main():
    lines = invalid = 0
    if sys.argv[2:] == ["orjson"]:
        import orjson  # takes bytes, and checks their UTF-8 itself

        loads, file = orjson.loads, open(sys.argv[1], "rb")
    else:
        loads, file = json.loads, open(sys.argv[1], encoding="utf-8")
    with file:
        for line in file:
            lines += 1
            invalid += not is_valid(line, loads)
    print(lines, "lines,", invalid, "invalid")
    return 1 if invalid else 0


if __name__ == "__main__":
    sys.exit(main())
