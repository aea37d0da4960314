package coop.kith.trust.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events in whatever order they come, handed to the evidence that they are about. For those who write an {@link EvidenceLog}; not safe for several threads. */
public final class Chronicle {
    private final Map<String, List<Event>> byWhom = new HashMap<>();

    public void note(Event event) {
        byWhom.computeIfAbsent(event.about(), about -> new ArrayList<>()).add(event);
    }

    /** The evidence with all that was noted about it. */
    public Evidence told(Evidence evidence) {
        List<Event> all = new ArrayList<>(about(evidence.digestMultibase()));
        evidence.speakers().forEach(did -> all.addAll(about(did.toString())));
        return evidence.with(all);
    }

    private Collection<Event> about(String whom) {
        return byWhom.getOrDefault(whom, List.of());
    }
}
