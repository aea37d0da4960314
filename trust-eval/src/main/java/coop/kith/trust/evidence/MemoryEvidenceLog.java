package coop.kith.trust.evidence;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An evidence log in memory, for programs that keep their evidence elsewhere. It is gone with the process. Safe for many threads. */
public final class MemoryEvidenceLog implements EvidenceLog {
    private final SortedMap<Bytes, Evidence> held = new TreeMap<>();
    private final SortedMap<Bytes, Event> learnt = new TreeMap<>();
    private final SortedMap<Bytes, Original> originals = new TreeMap<>();
    private final List<OriginalIntake> intakes;

    /** Which keeps no originals. */
    public MemoryEvidenceLog() {
        this(List.of());
    }

    /** Which keeps the originals that these read. */
    public MemoryEvidenceLog(List<OriginalIntake> intakes) {
        this.intakes = List.copyOf(intakes);
    }

    @Override
    public Result<Boolean> append(Evidence evidence) {
        return appendAll(List.of(evidence)).map(added -> added == 1);
    }

    @Override
    public synchronized Result<Integer> appendAll(List<Evidence> batch) {
        int before = held.size();
        for (Evidence evidence : batch) {
            held.merge(evidence.id(), evidence.havingLearnt(List.of()), EvidenceLog::firstSeen);
            noteAll(evidence.history().events());
        }
        return Result.ok(held.size() - before);
    }

    @Override
    public synchronized Result<Integer> noteAll(List<? extends Event> events) {
        int before = learnt.size();
        events.forEach(event -> learnt.merge(event.id(), event, Event::firstKnown));
        return Result.ok(learnt.size() - before);
    }

    @Override
    public synchronized Result<Integer> keepAll(List<Original> more) {
        Originals all = new Originals(intakes);
        originals.values().forEach(all::add);
        more.forEach(all::add);
        return all.admit().map(admitted -> {
            int before = originals.size();
            more.forEach(one -> originals.merge(one.id(), one, Original::firstSeen));
            return originals.size() - before;
        });
    }

    @Override
    public synchronized Contents read(Instant asOf, Instant knownAt) {
        Chronicle chronicle = new Chronicle();
        List<Event> known = learnt.values().stream()
                .filter(event -> !event.knownSince().isAfter(knownAt))
                .toList();
        known.forEach(chronicle::note);
        Originals received = new Originals(intakes);
        originals.values().stream()
                .filter(original -> !original.receivedAt().isAfter(knownAt))
                .forEach(received::add);
        OriginalIntake.Found found = received.read(asOf);
        return new Contents(
                Stream.concat(held.values().stream(), found.evidence().stream())
                        .filter(evidence -> !evidence.receivedAt().isAfter(knownAt))
                        .map(chronicle::told)
                        .sorted()
                        .toList(),
                found.problems(),
                EvidenceLog.stolen(known));
    }

    /** Nothing is held open. */
    @Override
    public void close() {}
}
