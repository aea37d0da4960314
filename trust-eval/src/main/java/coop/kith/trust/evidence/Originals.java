package coop.kith.trust.evidence;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The originals of a log, each kind for whoever reads it. For those who write an {@link EvidenceLog}; not safe for several threads. */
public final class Originals {
    private final Map<Basis, OriginalIntake> intakes = new EnumMap<>(Basis.class);
    private final Map<Basis, SortedMap<Bytes, Original>> held = new EnumMap<>(Basis.class);

    public Originals(Collection<OriginalIntake> intakes) {
        intakes.forEach(intake -> this.intakes.put(intake.basis(), intake));
    }

    /** The same bytes twice are one original, first seen at the earlier time. */
    public void add(Original original) {
        held.computeIfAbsent(original.basis(), none -> new TreeMap<>())
                .merge(original.id(), original, Original::firstSeen);
    }

    /** How many they are, if all of them can be kept. */
    public Result<Integer> admit() {
        List<Problem> problems = new ArrayList<>();
        int count = 0;
        for (Map.Entry<Basis, SortedMap<Bytes, Original>> kind : held.entrySet()) {
            intake(kind.getKey())
                    .flatMap(intake -> intake.admit(kind.getValue().values()))
                    .fold(admitted -> true, problems::addAll);
            count += kind.getValue().size();
        }
        return problems.isEmpty() ? Result.ok(count) : Result.refused(problems);
    }

    /** All evidence that they are. */
    public OriginalIntake.Found read(Instant asOf) {
        List<Evidence> evidence = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        held.forEach((basis, originals) -> intake(basis)
                .map(intake -> intake.read(originals.values(), asOf))
                .fold(
                        found -> {
                            evidence.addAll(found.evidence());
                            return problems.addAll(found.problems());
                        },
                        problems::addAll));
        return new OriginalIntake.Found(evidence, problems);
    }

    private Result<OriginalIntake> intake(Basis basis) {
        return Optional.ofNullable(intakes.get(basis))
                .map(Result::ok)
                .orElseGet(() -> Result.refused(Problem.of(
                                OriginalProblem.NO_INTAKE,
                                "the log was opened without an intake that reads originals of the ground "
                                        + basis.term())
                        .next("name one when opening the log")));
    }
}
