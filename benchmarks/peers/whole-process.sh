#!/usr/bin/env bash
# Compares whole processes on one generated file: start, work, end. Usage: whole-process.sh [SHAPE [MIB]]
# SHAPE is short, medium (default), escapes or cjk; MIB defaults to 256. Needs GNU time as /usr/bin/time.
# A program that is not there, or fails, gets a line that says so.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
shape=${1:-medium} mib=${2:-256} rounds=3
[ -x /usr/bin/time ] || { echo "GNU time is not installed as /usr/bin/time." >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet run --project benchmarks/Phi3Data.Benchmarks -c Release -- write "$shape" "$mib" "$work/in.jsonl" || exit 1
dotnet publish src/Phi3Data.Cli -c Release -o "$work/cli" >"$work/log" || { cat "$work/log" >&2; exit 1; }
cat "$work/in.jsonl" >/dev/null # into the system's cache

# measure NAME COMMAND...: the round with the least wall time of three.
measure() {
  local name=$1 best="" round
  shift
  command -v "$1" >/dev/null || { printf '| %s | not installed | | |\n' "$name"; return; }
  for ((round = 0; round < rounds; round++)); do
    rm -rf "$work/out"
    if ! /usr/bin/time -v -o "$work/time" "$@" >"$work/log" 2>&1; then
      printf '| %s | failed: %s | | |\n' "$name" "$(tail -n 1 "$work/log")"
      return
    fi
    best+=$(awk -F': ' -v mib="$mib" '
      /Elapsed/ { n = split($NF, t, ":"); for (i = 1; i <= n; i++) wall = wall * 60 + t[i] }
      /(User|System) time/ { cpu += $2 }
      /Maximum resident/ { peak = $2 / 1024 }
      END { printf "%.2f | %.2f | %.0f | %.0f", wall, cpu, mib / (wall > 0.01 ? wall : 0.01), peak }' "$work/time")$'\n'
  done
  printf '| %s | %s |\n' "$name" "$(sort -n <<<"${best%$'\n'}" | head -n 1)"
}

echo "$shape, $mib MiB, least wall time of $rounds rounds"
echo
echo "| Command | Wall s | CPU s | MB/s | Peak MB |"
echo "|---|---:|---:|---:|---:|"
measure "wc -l" wc -l "$work/in.jsonl"
measure "phi3data check" "$work/cli/Phi3Data.Cli" check "$work/in.jsonl"
# Without the rules that compare records with each other.
alone=(--rule PHI5002=none --rule PHI5010=none --rule PHI5012=none --rule PHI5015=none --rule PHI5017=none)
measure "phi3data check, records alone" "$work/cli/Phi3Data.Cli" check "$work/in.jsonl" "${alone[@]}"
measure "phi3data prepare" "$work/cli/Phi3Data.Cli" prepare "$work/in.jsonl" --out "$work/out"
[ -s "$work/out/train.jsonl" ] || { echo "phi3data prepare wrote nothing: its figures mean nothing." >&2; exit 1; }
measure "Python, json" python3 benchmarks/peers/chat_check.py "$work/in.jsonl"
measure "jq" jq -e '.messages | type == "array" and .[-1].role == "assistant"' "$work/in.jsonl"
