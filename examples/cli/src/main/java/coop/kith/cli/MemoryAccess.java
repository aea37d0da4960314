package coop.kith.cli;

import coop.kith.did.method.webvh.StoredMemory;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;
import java.util.function.BiFunction;

/** What the commands about the memory of logs share: finding one log by the DID or the SCID that was typed. */
final class MemoryAccess {
    private MemoryAccess() {}

    /** Every log that is remembered; none where no memory was made yet. */
    static Result<List<StoredMemory.Kept>> all(Terminal terminal) {
        return terminal.memory()
                .kept()
                .flatMap(kept -> kept.map(StoredMemory::kept).orElseGet(() -> Result.ok(List.of())));
    }

    /** {@code use} of the log that {@code name} means. */
    static <T> Result<T> one(
            String name, Terminal terminal, BiFunction<StoredMemory, StoredMemory.Kept, Result<T>> use) {
        String scid = scid(name);
        return terminal.memory()
                .kept()
                .flatMap(kept -> kept.map(memory -> memory.kept()
                                .flatMap(logs -> logs.stream()
                                        .filter(log -> log.scid().equals(scid))
                                        .findFirst()
                                        .map(log -> use.apply(memory, log))
                                        .orElseGet(() -> unknown(name))))
                        .orElseGet(() -> unknown(name)));
    }

    /** did:webvh and did:tdw begin with the SCID, did:scid has it behind its type; anything else is taken for one. */
    private static String scid(String name) {
        String[] parts = name.split("[:/?#]", -1);
        if (parts.length < 3 || !parts[0].equals("did")) {
            return name;
        }
        return parts[1].equals("scid") ? parts[Math.min(4, parts.length - 1)] : parts[2];
    }

    private static <T> Result<T> unknown(String name) {
        return Result.refused(Problem.of(CliProblem.NOT_REMEMBERED, "No log of " + name + " is remembered.")
                .next("See what is, with: kith did memory list."));
    }
}
