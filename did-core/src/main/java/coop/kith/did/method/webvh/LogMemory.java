package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;

/**
 * What a resolver remembers of the logs it verified, by SCID: so that only appended entries are verified again, and a log that became shorter or changed its past is
 * noticed (did:webvh 1.0, "Truncation or withholding of log entries" and "Conflicting parallel updates"). Safe for many threads. A memory that cannot be reached
 * refuses; nothing is resolved then, since forgetting must not look like having seen nothing.
 */
public interface LogMemory {
    /** Remembers nothing: every log is verified whole, and an older one is taken for the newest. */
    static LogMemory none() {
        return new ForgetfulMemory();
    }

    /** In this process only, about {@code mostBytes} of logs; those not asked for longest are forgotten first. */
    static LogMemory inMemory(long mostBytes) {
        return new ProcessMemory(mostBytes);
    }

    Result<Optional<RememberedLog>> recall(String scid);

    /**
     * Keeps {@code log} in place of the one whose newest version is {@code expected} (of none, where that is empty). False, and nothing is kept, where another
     * one is there: somebody else was quicker, and the caller judges again.
     *
     * @param bytes the log's, as far as {@link RememberedLog#length}
     */
    Result<Boolean> keep(Optional<VersionId> expected, RememberedLog log, Bytes bytes);

    /** The bytes of the log that is remembered, as far as {@link RememberedLog#length}. */
    Result<Optional<Bytes>> bytes(String scid);

    /** Keeps a proof that a DID has two histories; one for each other history is enough. */
    Result<Equivocation> keep(Equivocation proof);

    /** The proofs kept, oldest first. */
    Result<List<Equivocation>> equivocations(String scid);

    /** Forgets a log and every proof about it: the next that is seen is believed. For an operator who has looked into it. */
    Result<Boolean> forget(String scid);
}
