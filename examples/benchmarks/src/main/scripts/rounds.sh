#!/usr/bin/env bash
# rounds.sh ROUNDS [JMH ARGUMENTS..]: runs all benchmarks so many times, then prints the table of ratios (median over the rounds).
# Results go to target/rounds/N.json, the summary to target/rounds/summary.json.
set -euo pipefail
rounds=${1:-3}
shift || true
home=$(cd "$(dirname "$0")/../../.." && pwd)
jar=$home/target/benchmarks.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mkdir -p "$home/target/rounds"
files=()
for ((round = 1; round <= rounds; round++)); do
  file=$home/target/rounds/$round.json
  "$java" -jar "$jar" -rf json -rff "$file" "$@" > "$home/target/rounds/$round.log"
  files+=("$file")
done
"$java" -cp "$jar" coop.kith.benchmarks.Report "$home/target/rounds/summary.json" "${files[@]}"
