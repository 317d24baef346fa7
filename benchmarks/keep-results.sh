#!/usr/bin/env bash
# Runs all benchmarks and keeps their tables in results/<cpu>/, with the environment they belong to. Linux only.
# Arguments go to the benchmarks, such as: keep-results.sh --job short
set -euo pipefail
cd "$(dirname "$0")/.."
[ -z "$(git status --porcelain)" ] || { echo "The checkout has changes; results belong to a commit." >&2; exit 1; }

cpu=$(lscpu | sed -n 's/^Model name: *//p' | head -n 1)
folder=benchmarks/results/$(tr -cs '[:alnum:]\n' '-' <<<"$cpu" | tr '[:upper:]' '[:lower:]')
run=(dotnet run -c Release --project benchmarks/Phi3Data.Benchmarks -- --filter '*' "$@")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${run[@]}" --artifacts "$work"

mkdir -p "$folder"
for table in "$work"/results/*-report-github.md; do
  name=$(basename "$table" -report-github.md)
  cp "$table" "$folder/${name##*.}.md"
done
{
  echo "CPU: $cpu, $(nproc) cores"
  echo "OS: $(uname -sr)"
  echo "Runtime: .NET $(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \(10[^ ]*\).*/\1/p' | tail -n 1)"
  echo "Commit: $(git rev-parse HEAD)"
  echo "Command: ${run[*]}"
} >"$folder/Environment.txt"
echo "Kept in $folder"
