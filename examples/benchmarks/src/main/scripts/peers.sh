#!/usr/bin/env bash
# peers.sh [ROUNDS] [COUNT] [credentials|dids|all] [WARM]: Kith, Digital Bazaar's npm packages and iron verify, issue and derive the same credential,
# Digital Bazaar's driver resolves the same did:key, didwebvh-ts and EECC's Java library verify the same did:webvh log, taking turns.
# Each process works until it has used up WARM seconds of CPU, then COUNT times. Prints the CPU microseconds of each of those, then the median with the ratio to Kith's.
# Needs benchmarks.jar (mvn package -Pbench), JDK 17, Maven, Node.js 18 or later; for EECC's also JDK 21 or later in PEER_JAVA_HOME, and, where Maven
# does not find the library, PEER_EECC_LIB with the folder of its jar and those that it needs.
# The first call downloads the peers into target/peers. With ecdsa-sd-2023 the count is COUNT / 20, with a log of did:webvh
# COUNT / 50, with did:key COUNT * 50: the clock of a process ticks in hundredths of a second.
set -euo pipefail
rounds=${1:-5} count=${2:-2000} what=${3:-all} warm=${4:-5}
home=$(cd "$(dirname "$0")/../../.." && pwd)
peers=$home/target/peers
jar=$home/target/benchmarks.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ -f "$jar" ] || { echo "peers.sh: $jar is missing; run: mvn -q -B package -Pbench -DskipTests -pl examples/benchmarks -am" >&2; exit 64; }

case $what in credentials | dids | all) ;; *) echo "peers.sh: not a kind of work: $what" >&2; exit 64 ;; esac

for peer in digitalbazaar didwebvh-ts; do
  mkdir -p "$peers/$peer"
  cp "$home"/src/main/peers/measured.js "$home"/src/main/peers/$peer/* "$peers/$peer/"
  (cd "$peers/$peer" && npm install --silent --no-audit --no-fund --no-package-lock)
done
[ "$what" = dids ] || mvn -q -B -f "$home/src/main/peers/iron/pom.xml" compile
eecc= eecclib=$peers/eecc/lib
if [ "$what" != credentials ] && [ -n "${PEER_JAVA_HOME:-}" ]; then
  if [ -n "${PEER_EECC_LIB:-}" ]; then
    [ -d "$PEER_EECC_LIB" ] || { echo "peers.sh: PEER_EECC_LIB is no folder: $PEER_EECC_LIB" >&2; exit 64; }
    eecclib=$PEER_EECC_LIB
    mkdir -p "$peers/eecc/classes"
    "$PEER_JAVA_HOME/bin/javac" -d "$peers/eecc/classes" -cp "$eecclib/*" "$home/src/main/peers/eecc/EeccLap.java" > "$peers/eecc.log" 2>&1 && eecc=$PEER_JAVA_HOME/bin/java
  elif [ -d "$eecclib" ] || JAVA_HOME=$PEER_JAVA_HOME mvn -q -B -U -f "$home/src/main/peers/eecc/pom.xml" compile > "$peers/eecc.log" 2>&1; then
    eecc=$PEER_JAVA_HOME/bin/java
  fi
fi
[ "$what" = credentials ] || [ -n "$eecc" ] || echo "peers.sh: EECC's library is left out: set PEER_JAVA_HOME to a JDK of 21 or later, and PEER_EECC_LIB where Maven does not find it; see $peers/eecc.log" >&2
"$java" -cp "$jar" coop.kith.benchmarks.Handout "$peers/handout"

laps=$peers/laps.jsonl
: > "$laps"
lap() { "$@" "$warm" | tee -a "$laps"; }
kith() { lap "$java" -cp "$jar" coop.kith.benchmarks.Lap "$@"; }
bazaar() { lap node "$peers/digitalbazaar/lap.js" "$peers/handout" "$@"; }
iron() { lap "$java" -cp "$peers/iron/classes:$peers/iron/lib/*" IronLap "$peers/handout" "$@"; }
credentials() {
  local suite work
  for suite in eddsa-jcs-2022 eddsa-rdfc-2022 Ed25519Signature2020 ecdsa-rdfc-2019; do
    for work in verify issue; do
      kith "$suite" "$work" "$count"
      bazaar "$suite" "$work" "$count"
      [ "$suite" = eddsa-jcs-2022 ] || iron "$suite" "$work" "$count"
    done
  done
  for work in verify issue derive; do
    kith ecdsa-sd-2023 "$work" "$selective"
    bazaar ecdsa-sd-2023 "$work" "$selective"
    iron ecdsa-sd-2023 "$work" "$selective"
  done
}
dids() {
  kith did:key resolve "$resolutions"
  lap node "$peers/digitalbazaar/did-lap.js" "$peers/handout" did:key resolve "$resolutions"
  kith did:webvh verify "$logs"
  lap node "$peers/didwebvh-ts/lap.js" "$peers/handout" did:webvh verify "$logs"
  [ -z "$eecc" ] || lap "$eecc" -cp "$peers/eecc/classes:$eecclib/*" EeccLap "$peers/handout" did:webvh verify "$logs"
}
selective=$(((count + 19) / 20)) logs=$(((count + 49) / 50)) resolutions=$((count * 50))
for ((round = 1; round <= rounds; round++)); do
  [ "$what" = dids ] || credentials
  [ "$what" = credentials ] || dids
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
for(const suite of new Set(laps.map(lap => lap.suite))) {
  for(const work of ['verify', 'issue', 'derive', 'resolve']) {
    const of = who => laps.filter(l => l.suite === suite && l.work === work && l.who === who).map(l => l.cpuMicroseconds);
    for(const who of ['kith', 'digitalbazaar', 'iron', 'didwebvh-ts', 'eecc']) {
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
