#!/usr/bin/env bash
# graphs.sh [SIZE] [ROUNDS]: Kith, scipy, igraph and networkx rank all nodes of the same made graph to 1e-6, and Kith and a plain loop in C sweep
# over it, taking turns, one thread each; the loop with nodes numbered as Kith does and as is usual. Prints the CPU milliseconds of every process.
# Needs benchmarks.jar (mvn package -Pbench), python3 with numpy, and a C compiler as cc; a peer that cannot be had is left out, with a line that says
# so. Nothing is downloaded.
set -euo pipefail
size=${1:-S} rounds=${2:-3}
home=$(cd "$(dirname "$0")/../../.." && pwd)
jar=${KITH_BENCHMARKS:-$home/target/benchmarks.jar}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
file=$folder/edges
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
"$java" -Xmx6g -cp "$jar" coop.kith.benchmarks.GraphFile "$file" "$size"
if command -v cc > /dev/null; then
  cc -O3 -o "$folder/rank_lap" "$home/src/main/peers/c/rank_lap.c"
else
  echo "graphs.sh: the loop in C is left out: there is no compiler" >&2
fi
for ((round = 1; round <= rounds; round++)); do
  "$java" -Xmx6g -XX:+UseSerialGC -cp "$jar" coop.kith.benchmarks.RankLap "$size" 5
  for numbered in kith degree; do
    [ ! -x "$folder/rank_lap" ] || "$folder/rank_lap" "$file" "$size" 5 "$numbered"
  done
  for who in scipy igraph networkx; do
    if python3 -c "import $who" 2> /dev/null; then
      python3 "$home/src/main/peers/python/rank_lap.py" "$file" "$size" "$who" 2
    else
      echo "graphs.sh: $who is left out: python3 does not find it" >&2
    fi
  done
done
