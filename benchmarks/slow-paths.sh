#!/usr/bin/env bash
# Counts how often the check leaves its fast path and compares with benchmarks/slow-paths.tsv; exit status 1 when it does so more
# often than a tenth above the figures there. "slow-paths.sh write" keeps the figures of this checkout instead.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet run -c Release --project benchmarks/Phi3Data.Benchmarks -- slow-paths benchmarks/slow-paths.tsv "$@"
