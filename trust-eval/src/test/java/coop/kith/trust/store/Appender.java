package coop.kith.trust.store;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.evidence.Event;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Original;
import coop.kith.trust.evidence.OriginalIntake;
import coop.kith.trust.evidence.StatusChange;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A process that appends batches, what was found of them, and originals, for as long as it lives, and says what is safe as soon as it is. For {@link KillTest}. */
final class Appender {
    static final Readmission READMISSION = readmission(new Counting(new ArrayList<>()));
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final int BATCH = 3;

    private Appender() {}

    static Readmission readmission(Counting counting) {
        return new Readmission(
                CredentialVerifier.standard(), VerificationPolicy.strict(), Dtg.INTAKE, List.of(counting));
    }

    /** Notes which originals it was given, whatever they are. */
    record Counting(List<Bytes> ids) implements OriginalIntake {
        @Override
        public Basis basis() {
            return Basis.OPENPGP;
        }

        @Override
        public Result<Integer> admit(Collection<Original> all) {
            return Result.ok(all.size());
        }

        @Override
        public Found read(Collection<Original> all, Instant asOf) {
            all.forEach(one -> ids.add(one.id()));
            return new Found(List.of(), List.of());
        }
    }

    /** The file, and the number of the first credential. */
    public static void main(String[] arguments) {
        Person alice = Person.named("alice");
        Person bob = Person.named("bob");
        int number = Integer.parseInt(arguments[1]);
        try (SqliteEvidenceLog log = SqliteEvidenceLog.open(Path.of(arguments[0]), READMISSION, new SecureRandom())
                .orThrow()) {
            for (; number < Integer.MAX_VALUE - BATCH; number += BATCH) {
                List<Evidence> batch =
                        List.of(one(alice, bob, number), one(alice, bob, number + 1), one(alice, bob, number + 2));
                log.appendAll(batch).orThrow();
                batch.forEach(evidence -> System.out.println(evidence.id()));
                System.out.flush();
                List<Event> learnt = batch.stream().map(Appender::look).toList();
                log.noteAll(learnt).orThrow();
                learnt.forEach(event -> System.out.println(event.id()));
                System.out.flush();
                List<Original> originals =
                        batch.stream().map(Appender::original).toList();
                log.keepAll(originals).orThrow();
                originals.forEach(original -> System.out.println(original.id()));
                System.out.flush();
            }
        }
    }

    /** What somebody found about this one's status. */
    static Event look(Evidence evidence) {
        Instant at = evidence.receivedAt();
        return new StatusChange(evidence.digestMultibase(), StatusChange.Value.VALID, at, at, List.of(), at);
    }

    /** Something that came in with this one. */
    private static Original original(Evidence evidence) {
        return new Original(Basis.OPENPGP, evidence.id(), evidence.receivedAt());
    }

    private static Evidence one(Person from, Person to, int number) {
        Instant at = START.plusSeconds(number);
        return Dtg.evidence(from, Dtg.relationship(to, at), at);
    }
}
