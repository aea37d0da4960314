package coop.kith.did.method.webvh;

import coop.kith.crypto.provider.HashedBeginning;
import coop.kith.did.Did;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.FirstProblems;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Verifies one entry of a did:webvh 1.0 log after another ("Read (Resolve)"). Every check that can still mean something is made, so that the problems of an entry are
 * all that is wrong with it.
 *
 * <p>An entry is canonicalized once. Its proofs are over those bytes; its hash is over the same bytes with another {@code versionId}, which in canonical order
 * stands second to last, so that only the end is written anew, and hashed twice. For one thread, one reading.
 */
final class EntryChecks implements LineChecks {
    private final ProofChecks proofs;
    private final AuthorizedKeys keys = new AuthorizedKeys();
    private final StateChecks states;
    private final Instant now;

    EntryChecks(ProofChecks proofs, StateChecks states, Instant now) {
        this.proofs = proofs;
        this.states = states;
        this.now = now;
    }

    @Override
    public Result<VerifiedEntry> next(Optional<VerifiedEntry> before, byte[] line) {
        return LogEntry.read(line, JsonLimits.standard()).flatMap(entry -> next(before, entry));
    }

    Result<VerifiedEntry> next(Optional<VerifiedEntry> before, LogEntry entry) {
        FirstProblems problems = new FirstProblems(WebvhProblem.MALFORMED_ENTRY);
        Optional<VersionId> versionId = taken(VersionId.parse(entry.versionId()), problems);
        if (versionId.isPresent()) {
            number(before, versionId.get(), problems);
        }
        Optional<Instant> time =
                taken(EntryTime.of(entry.versionTime(), before.map(VerifiedEntry::versionTime), now), problems);
        if (before.isPresent() && before.get().parameters().deactivated()) {
            problems.add(Problem.of(
                    WebvhProblem.AFTER_DEACTIVATION,
                    "the entry before, " + before.get().versionId() + ", deactivated the DID"));
        }
        Optional<Parameters> merged = taken(
                before.isPresent()
                        ? ParameterRules.after(before.get().parameters(), entry.parameters())
                        : ParameterRules.first(entry.parameters()),
                problems);
        Optional<byte[]> canonical = taken(Jcs.canonicalize(entry.unsecured()), problems);
        if (merged.isEmpty() || canonical.isEmpty()) {
            return Result.refused(problems.list());
        }
        Parameters parameters = merged.get();
        Parameters prior = before.isPresent() ? before.get().parameters() : parameters;
        if (before.isEmpty()) {
            taken(Scid.verified(entry.withVersionId(parameters.scid()).unsecured(), parameters.scid()), problems);
        }
        String predecessor = before.isPresent() ? before.get().entry().versionId() : parameters.scid();
        int end = canonical.get().length - tail(entry.versionId(), entry.versionTime()).length;
        HashedBeginning beginning = HashedBeginning.of(canonical.get(), end);
        if (versionId.isPresent()) {
            hash(entry, beginning, predecessor, versionId.get(), problems);
        }
        proofs(entry, beginning.sha256(canonical.get(), end), parameters.authorizedKeys(prior), problems);
        Optional<Did> id = taken(states.id(entry.state(), parameters, before), problems);
        return problems.isEmpty()
                ? Result.ok(new VerifiedEntry(
                        entry,
                        versionId.orElseThrow(),
                        time.orElseThrow(),
                        id.orElseThrow(),
                        parameters,
                        parameters.witnessRule(prior),
                        before))
                : Result.refused(problems.list());
    }

    static void number(Optional<VerifiedEntry> before, VersionId id, FirstProblems problems) {
        int expected = before.isPresent() ? before.get().versionId().number() + 1 : 1;
        if (id.number() != expected) {
            problems.add(Problem.of(
                    WebvhProblem.VERSION_ID,
                    "the version number is " + id.number() + " where " + expected + " must follow",
                    JsonPointer.of("versionId")));
        }
    }

    private static void hash(
            LogEntry entry, HashedBeginning beginning, String predecessor, VersionId id, FirstProblems problems) {
        String computed = LogHash.ofDigest(beginning.sha256(tail(predecessor, entry.versionTime()), 0));
        if (!computed.equals(id.entryHash())) {
            problems.add(Problem.of(
                    WebvhProblem.ENTRY_HASH_MISMATCH,
                    "the entry hashes to " + computed + " after " + predecessor + ", and its versionId is " + id,
                    JsonPointer.of("versionId")));
        }
    }

    /** How a canonical entry with this {@code versionId} ends: the names sort as parameters, state, versionId, versionTime. */
    private static byte[] tail(String versionId, String versionTime) {
        return ("\"versionId\":" + Json.write(new JsonString(versionId)) + ",\"versionTime\":"
                        + Json.write(new JsonString(versionTime)) + '}')
                .getBytes(StandardCharsets.UTF_8);
    }

    private void proofs(LogEntry entry, byte[] digest, List<String> authorized, FirstProblems problems) {
        for (JsonObject proof : entry.proofs()) {
            Optional<String> signer = taken(ProofChecks.signerOf(proof, ProofChecks.ASSERTION), problems);
            if (signer.isPresent()) {
                keys.check(signer.get(), authorized, problems);
                proofs.fault(proof, digest, signer.get()).ifPresent(problems::add);
            }
        }
    }

    static <T> Optional<T> taken(Result<T> result, FirstProblems problems) {
        for (Problem problem : result.problems()) {
            problems.add(problem);
        }
        return result.isOk() ? Optional.of(result.orThrow()) : Optional.empty();
    }
}
