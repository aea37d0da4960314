/**
 * What Kith costs: benchmarks whose every figure stands beside a peer's.
 *
 * <p><b>Beside the bare libraries</b> (JMH, one run). From the reactor's root:
 *
 * <pre>
 * mvn -q -B package -Pbench -DskipTests -pl examples/benchmarks -am
 * java -jar examples/benchmarks/target/benchmarks.jar -rf json -rff run.json
 * java -cp examples/benchmarks/target/benchmarks.jar coop.kith.benchmarks.Report summary.json run.json
 * </pre>
 *
 * <p>The second line is JMH's own command ({@code -h} lists its options; {@code -wi 1 -i 1 -w 1 -r 1 Ed25519} is a quick look). The third prints the table of ratios and
 * takes several runs at once; {@code src/main/scripts/rounds.sh 5} does both, five times. {@code Credential\.} as JMH's argument measures issuing and verifying
 * under every suite. The flow benchmarks need {@code -Dkith.vectors=FOLDER} before
 * {@code -jar} where the vectors are not at {@code ../shared/vectors}; {@code FlowTimes} shows single questions, of made graphs too, {@code -e AdvogatoFlow} leaves them out.
 *
 * <p><b>Beside other implementations</b> (own processes, CPU time). {@code src/main/scripts/peers.sh ROUNDS COUNT} lets Kith, Digital Bazaar's npm packages
 * ({@code src/main/peers/digitalbazaar}, exact versions in {@code package.json}) and iron 0.14.0 ({@code src/main/peers/iron}, a Maven build of its own) verify and issue
 * the same credential with the same key, contexts and time, handed out by {@link coop.kith.benchmarks.Handout}: under eddsa-jcs-2022 (iron has it not), eddsa-rdfc-2022,
 * Ed25519Signature2020, ecdsa-rdfc-2019 with P-256, and ecdsa-sd-2023, where the holder's part is derived and verified too. They take turns on one machine; none of them asks
 * the network. Each process works until it has used up so many seconds of CPU (the script's fourth argument, the same for all) before it is measured COUNT times, so that it is not
 * a compiler's warm-up that decides. Each begins with the document's text, and finds the issuer's key in its own way
 * (Digital Bazaar's loader answers from a map; iron and Kith resolve the did:key). {@code show} instead of {@code issue} prints what a peer issues: under EdDSA, given the same
 * key and time, it is the proof that Kith makes. Of ecdsa-rdfc-2019 iron verifies its own proof, since it accepts no other. Nothing is downloaded but by this script.
 *
 * <p>The same script compares DIDs: a did:key resolved by Digital Bazaar's driver, and a did:webvh log of 120 witnessed entries verified from its text by didwebvh-ts 2.8.0
 * ({@code src/main/peers/didwebvh-ts}) and by EECC's Java library 0.4.0 ({@code src/main/peers/eecc}; it needs a JDK of 21 or later in {@code PEER_JAVA_HOME}, and is left out, with a
 * line that says so, where there is none or Maven cannot get it).
 *
 * <p><b>Graphs.</b> {@code GraphBuilding}, {@code RankSweeps}, {@code WholeGraphRank}, {@code ViewersBest} and {@code FlowQuestions} work on a graph made by a fixed seed, of 100,000 nodes unless
 * {@code -p size=M} says otherwise ({@link coop.kith.benchmarks.GraphSize}), beside JGraphT and a plain loop over doubles; {@link coop.kith.benchmarks.GraphTurns} takes the same in turns, by CPU time. {@code src/main/scripts/graphs.sh SIZE ROUNDS} lets Kith, scipy, igraph
 * and networkx rank the same graph, and a plain loop in C ({@code src/main/peers/c}) sweep over it; {@link coop.kith.benchmarks.ViewerTimes} tells how good a viewer's best hundred are by the tolerance asked for, {@link coop.kith.benchmarks.GraphMemory}
 * what an edge costs, and {@link coop.kith.benchmarks.ChangeTimes} what a change of an edge does.
 *
 * <p><b>A fresh process</b>: {@code src/main/scripts/cold-start.sh KITH.jar FILE} beside a JVM that does nothing.
 *
 * <p>Absolute rates depend on machine and load, so say both, and the spread, wherever figures are shown; only ratios from one run compare.
 */
@NullMarked
package coop.kith.benchmarks;

import org.jspecify.annotations.NullMarked;
