#!/usr/bin/env bash
# peers.sh [ROUNDS] [COUNT]: Kith, Digital Bazaar's npm packages and iron verify and issue the same credential, taking turns.
# Prints for each work the CPU microseconds of every process, then the median with the ratio to Kith's.
# Needs benchmarks.jar (mvn package -Pbench), JDK 17, Maven, Node.js 18 or later; the first call downloads the peers into target/peers.
set -euo pipefail
rounds=${1:-5} count=${2:-2000}
home=$(cd "$(dirname "$0")/../../.." && pwd)
peers=$home/target/peers
jar=$home/target/benchmarks.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ -f "$jar" ] || { echo "peers.sh: $jar is missing; run: mvn -q -B package -Pbench -DskipTests -pl examples/benchmarks -am" >&2; exit 64; }

mkdir -p "$peers/digitalbazaar"
cp "$home"/src/main/peers/digitalbazaar/* "$peers/digitalbazaar/"
[ -d "$peers/digitalbazaar/node_modules" ] || (cd "$peers/digitalbazaar" && npm install --silent --no-audit --no-fund --no-package-lock)
[ -d "$peers/iron/lib" ] || mvn -q -B -f "$home/src/main/peers/iron/pom.xml" compile
"$java" -cp "$jar" coop.kith.benchmarks.Handout "$peers/handout"

laps=$peers/laps.jsonl
: > "$laps"
lap() { "$@" | tee -a "$laps"; }
for ((round = 1; round <= rounds; round++)); do
  for suite in eddsa-jcs-2022 eddsa-rdfc-2022; do
    for work in verify issue; do
      lap "$java" -cp "$jar" coop.kith.benchmarks.Lap "$suite" "$work" "$count"
      lap node "$peers/digitalbazaar/lap.js" "$peers/handout" "$suite" "$work" "$count"
      [ "$suite" = eddsa-jcs-2022 ] ||
        lap "$java" -cp "$peers/iron/classes:$peers/iron/lib/*" IronLap "$peers/handout" "$suite" "$work" "$count"
    done
  done
done

echo
node - "$laps" <<'SCRIPT'
const laps = require('fs').readFileSync(process.argv[2], 'utf8').trim().split('\n').map(line => JSON.parse(line));
const sorted = numbers => [...numbers].sort((a, b) => a - b);
const median = numbers => {
  const s = sorted(numbers);
  return s.length % 2 ? s[(s.length - 1) / 2] : (s[s.length / 2 - 1] + s[s.length / 2]) / 2;
};
console.log('| suite | work | who | CPU us, median | least to most | times Kith |\n|---|---|---|---|---|---|');
for(const suite of ['eddsa-jcs-2022', 'eddsa-rdfc-2022']) {
  for(const work of ['verify', 'issue']) {
    const of = who => laps.filter(l => l.suite === suite && l.work === work && l.who === who).map(l => l.cpuMicroseconds);
    for(const who of ['kith', 'digitalbazaar', 'iron']) {
      const all = sorted(of(who));
      if(all.length) {
        // Laps of one round belong together: the ratio is taken within the round, then the median of the rounds.
        const kith = of('kith');
        const ratio = median(of(who).map((us, round) => us / kith[round]));
        console.log(`| ${suite} | ${work} | ${who} | ${median(all)} | ${all[0]} to ${all.at(-1)} | ${ratio.toFixed(1)} |`);
      }
    }
  }
}
SCRIPT
