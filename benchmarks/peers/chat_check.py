#!/usr/bin/env python3
"""Checks chat JSONL with nothing but Python's own json: one yes or no a line, counted.

Usage: chat_check.py FILE
Exit status: 0 if every line is a valid record, 1 if not.
"""
import json
import sys

KEYS = {"role", "content", "name", "weight", "tool_calls", "tool_call_id", "function_call"}
ROLES = {"system", "user", "assistant", "tool", "function"}


def is_valid(line):
    try:
        messages = json.loads(line)["messages"]
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
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            lines += 1
            invalid += not is_valid(line)
    print(lines, "lines,", invalid, "invalid")
    return 1 if invalid else 0


if __name__ == "__main__":
    sys.exit(main())
