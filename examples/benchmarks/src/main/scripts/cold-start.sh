#!/usr/bin/env bash
# cold-start.sh KITH.jar FILE [ROUNDS]: wall time of `java -jar KITH.jar vc verify FILE` in a fresh process, beside the start of a JVM
# that does nothing, taking turns. Prints least, median and most of both, their ratio, and the memory. Needs GNU time at /usr/bin/time.
set -euo pipefail
[ $# -ge 2 ] || { echo "usage: cold-start.sh KITH.jar FILE [ROUNDS]" >&2; exit 64; }
jar=$1 file=$2 rounds=${3:-9}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classes=$(cd "$(dirname "$0")/../../../target/classes" && pwd)
times=$(mktemp -d)
trap 'rm -rf "$times"' EXIT

timed() { # name, command..: appends "seconds kilobytes" to the name's file
  local name=$1
  shift
  /usr/bin/time -f '%e %U %S %M' -a -o "$times/$name" "$@" > "$times/output" || { cat "$times/output" >&2; exit 1; }
}
for ((round = 1; round <= rounds; round++)); do
  timed nothing "$java" -cp "$classes" coop.kith.benchmarks.Nothing
  timed verify "$java" -jar "$jar" vc verify "$file"
done

summary() { # name, column
  cut -d' ' -f"$2" "$times/$1" | sort -n | awk '{ a[NR] = $1 } END { printf "%s / %s / %s", a[1], a[int((NR + 1) / 2)], a[NR] }'
}
median() { cut -d' ' -f1 "$times/$1" | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
echo "rounds: $rounds; least / median / most"
echo "JVM that does nothing: $(summary nothing 1) s, $(summary nothing 4) KiB"
echo "kith vc verify:        $(summary verify 1) s, $(summary verify 4) KiB"
awk -v v="$(median verify)" -v n="$(median nothing)" 'BEGIN { printf "ratio of the medians:  %.1f\n", v / n }'
