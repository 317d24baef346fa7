#!/usr/bin/env python3
"""Measures whole processes on the same files in one run: phi3data, and what else reads or checks chat JSONL.

Usage: peers.py [--mib N] [--rounds N] [--install] [--jit] SHAPE|FILE...

SHAPE is short, medium, escapes or cjk: a generated file of N MiB (256). Each round runs every command once, one after the
other; the table shows the medians of their CPU time, and the medians of the ratios inside one round, so that other work on
the machine disturbs them less. --install first installs what is missing, with apt-get and npm, by the names below. What is not
there is said and passed over. --jit measures the ordinary build of phi3data and leaves the native one out.

Debian: g++ libsimdjson-dev libyyjson-dev jq python3-orjson nodejs npm; npm: @duckdb/node-api nodejs-polars.
"""
import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHAPES = ("short", "medium", "escapes", "cjk")
DEBIAN = ("g++", "libsimdjson-dev", "libyyjson-dev", "jq", "python3-orjson")
# The rules that compare records with each other.
ALONE = [argument for rule in (5002, 5010, 5012, 5015, 5017) for argument in ("--rule", f"PHI{rule}=none")]


class Peer:
    """A command that is measured on each file."""

    def __init__(self, name, does, command, version=None, cleanup=None):
        self.name, self.does, self.command, self.cleanup = name, does, command, cleanup
        self.version = version


def answer(command, **options):
    """The first line that a command prints; None when it cannot be run or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, **options)
    except OSError:
        return None
    lines = (done.stdout or done.stderr).splitlines()
    return lines[0].strip() if done.returncode == 0 and lines else None


def install(modules):
    """Installs what can be installed; what cannot is missed later, and said there."""
    for package in DEBIAN:
        subprocess.run(["apt-get", "install", "-y", "-qq", package], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    processor = {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    polars = answer(["npm", "view", "nodejs-polars", "version"])
    for packages in (["@duckdb/node-api"], [f"nodejs-polars@{polars}", f"nodejs-polars-linux-{processor}-gnu@{polars}"]):
        subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", modules, *packages], stderr=subprocess.DEVNULL)


def build_ours(work, jit):
    """Publishes phi3data, natively if that can be done here. Returns the program and what it is called."""
    common = ["dotnet", "publish", str(ROOT / "src/Phi3Data.Cli"), "-c", "Release", "-v", "quiet"]
    processor = {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    native = [*common, "-r", f"linux-{processor}", "-p:PublishAot=true", "-p:IlcInstructionSet=native", "-o", f"{work}/native"]
    program = f"{work}/native/Phi3Data.Cli"
    if not jit and subprocess.run(native, stdout=subprocess.DEVNULL).returncode == 0 and os.path.exists(program):
        return program, "phi3data, native"
    subprocess.run([*common, "-o", f"{work}/cli"], check=True, stdout=subprocess.DEVNULL)
    return f"{work}/cli/Phi3Data.Cli", "phi3data"


def build_cpp(work):
    """Compiles the C++ peers. Returns the program and its modes."""
    program, source = f"{work}/chat_check", str(HERE / "chat_check.cpp")
    compiler = ["g++", "-O3", "-std=c++17", "-march=native", source, "-o", program, "-lsimdjson"]
    for extra, modes in ((["-DWITH_YYJSON", "-lyyjson"], ("ondemand", "dom", "yyjson")), ([], ("ondemand", "dom"))):
        try:
            if subprocess.run([*compiler, *extra], stderr=subprocess.DEVNULL).returncode == 0:
                return program, modes
        except OSError:
            break
    return program, ()


def find_peers(work, modules, jit):
    """All commands that can be run here, ours first; and what cannot, with the reason."""
    ours, name = build_ours(work, jit)
    out = f"{work}/out"
    peers = [
        Peer(f"{name}, records alone, 1 thread", "JSON, UTF-8, keys, all rules on records, places", [ours, "check", "--threads", "1", *ALONE]),
        Peer(f"{name}, records alone", "the same on all cores", [ours, "check", *ALONE]),
        Peer(f"{name}, check", "the rules that compare records, too", [ours, "check"]),
        Peer(f"{name}, prepare", "check, drop duplicates, split, write", [ours, "prepare", "--out", out], cleanup=out),
        Peer("wc -l", "counts lines", ["wc", "-l"], answer(["wc", "--version"])),
    ]
    missing = []
    program, modes = build_cpp(work)
    rules = "chat rules, yes or no"
    texts = {
        "ondemand": ("simdjson, on demand", f"{rules}; passes over other values unread"),
        "dom": ("simdjson, documents", f"all JSON, {rules}"),
        "yyjson": ("yyjson", f"all JSON, {rules}"),
    }
    for mode, (title, does) in texts.items():
        if mode in modes:
            peers.append(Peer(title, does, [program, mode], answer([program, "version"])))
        else:
            missing.append(f"{title}: does not compile here (Debian: g++, {'libyyjson-dev' if mode == 'yyjson' else 'libsimdjson-dev'})")

    peers.append(Peer("Python, json", rules, [sys.executable, str(HERE / "chat_check.py")], f"Python {platform.python_version()}"))
    orjson = answer([sys.executable, "-c", "import orjson; print('orjson', orjson.__version__)"])
    if orjson:
        peers.append(Peer("Python, orjson", rules, [sys.executable, str(HERE / "chat_check.py"), None, "orjson"], orjson))
    else:
        missing.append("Python, orjson: not installed (Debian: python3-orjson)")

    jq = answer(["jq", "--version"])
    if jq:
        filter_text = '.messages | type == "array" and .[-1].role == "assistant"'
        peers.append(Peer("jq", "the last role", ["jq", "-e", filter_text], jq))
    else:
        missing.append("jq: not installed (Debian: jq)")

    environment = {**os.environ, "PEER_MODULES": modules}
    for engine, title, does in (
        ("duckdb", "DuckDB, 1 thread", f"columns, {rules}"), ("polars", "polars, 1 thread", "columns, messages counted"),
    ):
        script = [shutil.which("node") or "node", str(HERE / "columns.mjs")]
        version = answer([*script, "version", engine], env=environment)
        if version:
            peers.append(Peer(title, does, [*script, engine], version))
        else:
            missing.append(f"{title}: not installed (npm, with --install)")
    return peers, missing


def measure(peer, file, environment):
    """Runs a command to its end. Returns wall seconds, CPU seconds, peak MiB; None when it failed."""
    if peer.cleanup:
        shutil.rmtree(peer.cleanup, ignore_errors=True)
    command = [file if part is None else part for part in peer.command]
    if None not in peer.command:
        # Ours and prepare take the file first, so that options of several values cannot take it.
        command = [*command[:2], file, *command[2:]] if command[1] in ("check", "prepare") else [*command, file]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return (wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024) if process.returncode == 0 else None


def compare(peers, title, file, rounds, environment):
    """Measures all peers on a file and prints their table."""
    size = os.path.getsize(file) / 2**20
    with open(file, "rb") as data:  # into the system's cache
        while data.read(1 << 20):
            pass
    times = {peer: [] for peer in peers}
    for _ in range(rounds + 1):
        for peer in peers:
            times[peer].append(measure(peer, file, environment))
    print(f"\n## {title}, {size:.0f} MiB, medians of {rounds} rounds\n")
    print("| Command | Does | Wall s | CPU s | MB/s of CPU | Peak MB | CPU, ours = 1 | CPU, wc = 1 |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    ours = times[peers[0]][1:]
    lines = times[next(peer for peer in peers if peer.name == "wc -l")][1:]
    for peer in peers:
        runs = times[peer][1:]  # the first round warms up
        if None in runs:
            print(f"| {peer.name} | failed | | | | | | |")
            continue
        wall, cpu, peak = (statistics.median(run[i] for run in runs) for i in range(3))

        def ratio(base):
            return "" if None in base else f"{statistics.median(run[1] / one[1] for run, one in zip(runs, base)):.2f}"

        print(f"| {peer.name} | {peer.does} | {wall:.2f} | {cpu:.3f} | {size / cpu:,.0f} | {peak:.0f} | {ratio(ours)} | {ratio(lines)} |")
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", metavar="SHAPE|FILE")
    parser.add_argument("--mib", type=int, default=256, help="size of a generated file")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--install", action="store_true", help="install what is missing, with apt-get and npm")
    parser.add_argument("--jit", action="store_true", help="measure the ordinary build of phi3data, not the native one")
    options = parser.parse_args()
    for given in options.inputs:
        if given not in SHAPES and not os.path.isfile(given):
            parser.error(f"{given} is neither a file nor one of {', '.join(SHAPES)}")

    modules = str(Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "phi3data-peers")
    if options.install:
        os.makedirs(modules, exist_ok=True)
        install(modules)
    with tempfile.TemporaryDirectory() as work:
        peers, missing = find_peers(work, modules, options.jit)
        print("Versions:", "; ".join(dict.fromkeys(peer.version for peer in peers if peer.version)))
        for reason in missing:
            print("Left out:", reason)
        environment = {**os.environ, "PEER_MODULES": modules, "POLARS_MAX_THREADS": "1", "LC_ALL": "C.UTF-8"}
        for given in options.inputs:
            file = given
            if given in SHAPES:
                file = f"{work}/{given}.jsonl"
                subprocess.run(
                    ["dotnet", "run", "--project", str(ROOT / "benchmarks/Phi3Data.Benchmarks"), "-c", "Release", "--",
                     "write", given, str(options.mib), file], check=True, stdout=subprocess.DEVNULL)
            compare(peers, os.path.basename(given), file, options.rounds, environment)
            if given in SHAPES:
                os.remove(file)


if __name__ == "__main__":
    main()
