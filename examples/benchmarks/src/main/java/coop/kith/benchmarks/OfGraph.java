package coop.kith.benchmarks;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What benchmarks over a made graph share: its size, which JMH's {@code -p size=M} changes. M wants some 6 GB ({@code -jvmArgsAppend -Xmx6g}). */
public abstract class OfGraph extends Measured {
    /** Set by JMH. */
    @Param("S")
    public GraphSize size = GraphSize.TINY;

    static <T extends OfGraph> T of(T made, GraphSize size) {
        made.size = size;
        made.makeReady();
        return made;
    }

    @Setup
    public void makeReady() {
        ready(MadeGraph.of(size));
    }

    abstract void ready(MadeGraph graph);
}
