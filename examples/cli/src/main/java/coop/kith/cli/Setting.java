package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.DidMethods;
import coop.kith.did.method.peer.LongForms;
import coop.kith.did.method.plc.DidPlc;
import coop.kith.did.method.plc.PlcDirectory;
import coop.kith.did.method.webvh.LogMemory;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Surroundings;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Intake;
import coop.kith.trust.intake.dtg.DtgIntake;
import coop.kith.trust.intake.dtg.DtgProfile;
import coop.kith.trust.intake.dtg.PredicateProfile;
import coop.kith.trust.intake.generic.Mapping;
import coop.kith.trust.intake.openpgp.OpenPgpCertificates;
import coop.kith.trust.intake.registry.RecordIntake;
import coop.kith.trust.intake.tag.TagIntake;
import coop.kith.trust.store.Readmission;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The library as this command sets it up: the standard methods with a memory of logs in Kith's home, and did:plc from its makers' directory; the standard
 * cryptography, the terminal's clock; the network only for DIDs that lie on it.
 */
final class Setting {
    /** Bytes of logs that {@link #newMemory} remembers. */
    private static final long NEW_MEMORY = 8L << 20;

    private Setting() {}

    static DidResolver resolver(Terminal terminal) {
        return DidResolver.of(methods(terminal), new Surroundings(terminal.clock(), terminal.network()));
    }

    /** Those of every command that asks the network, with what is remembered of logs, and the methods that others are trusted for. */
    static List<DidMethod> methods(Terminal terminal) {
        return delegates(terminal).beside(methods(terminal.memory(), LongForms.none()));
    }

    /** As the environment says; no command begins where it says something else ({@link Command}). */
    static Delegates delegates(Terminal terminal) {
        return Delegates.of(terminal.environment()).orThrow();
    }

    /** The methods that are verified here, with a memory that begins empty. */
    static List<DidMethod> newMethods() {
        return methods(newMemory(), LongForms.none());
    }

    static List<DidMethod> methods(LogMemory memory, LongForms longForms) {
        List<DidMethod> methods = new ArrayList<>(DidMethods.remembering(memory, longForms));
        methods.add(DidPlc.of(PlcDirectory.at(PlcDirectory.PUBLIC)));
        return List.copyOf(methods);
    }

    /** A memory of this call only, which begins empty. */
    static LogMemory newMemory() {
        return LogMemory.inMemory(NEW_MEMORY);
    }

    static CredentialVerifier verifier(Terminal terminal) {
        return CredentialVerifier.of(resolver(terminal), Cryptography.standard(), terminal.clock());
    }

    /** How evidence is let in, the first time and whenever the log is read again. */
    static Readmission readmission(Terminal terminal, Intake intake) {
        return new Readmission(
                verifier(terminal), VerificationPolicy.strict(), intake, List.of(new OpenPgpCertificates()));
    }

    /** Statements with the registry's own predicates are kept, and lists of tags and records of answers by those who are believed; which of them count is the policy's to say. */
    static Intake intake(List<Mapping> mappings, Believed believed) {
        DtgIntake dtg = DtgIntake.of(DtgProfile.standard()
                .accepting(
                        PredicateProfile.ENDORSES,
                        PredicateProfile.PRESENTED,
                        PredicateProfile.VETTED,
                        PredicateProfile.WITNESSED));
        return RecordIntake.of(believed.recorders())
                .beside(TagIntake.of(believed.keepers()).beside(new Meanings(dtg, mappings)));
    }

    /** Where keys and evidence are kept unless the command line says otherwise. */
    static Path home(Terminal terminal) {
        return home(terminal.folder(), terminal.environment());
    }

    static Path home(Path folder, Map<String, String> environment) {
        return Optional.ofNullable(environment.get("KITH_HOME"))
                .map(given -> folder.resolve(given).normalize())
                .orElseGet(() -> Path.of(System.getProperty("user.home")).resolve(".kith"));
    }

    /** The time given as {@code option}, or now. */
    static Result<Instant> time(String option, Optional<String> given, Terminal terminal) {
        if (given.isEmpty()) {
            return Result.ok(terminal.clock().instant());
        }
        Result<Instant> time = time(given.get());
        return time.isOk()
                ? time
                : Result.refused(Problem.of(
                                CliProblem.BAD_TIME,
                                option + " takes a time such as 2026-11-22T10:00:00Z, not '" + given.get() + "'.")
                        .next(
                                "Write date, T, time of day with seconds, and Z or an offset; or a date alone for its beginning"
                                        + " in UTC."));
    }

    /** A time, or a date for its beginning in UTC. */
    static Result<Instant> time(String text) {
        return DateTimeStamp.parse(text.length() == "2026-11-22".length() ? text + "T00:00:00Z" : text);
    }
}
