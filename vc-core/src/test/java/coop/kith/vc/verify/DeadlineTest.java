package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.linked.LinkedProblem;
import coop.kith.vc.proof.ProofProblem;
import coop.kith.vc.status.StatusListPlan;
import coop.kith.vc.status.StatusPurpose;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Shelf;
import coop.kith.vc.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One deadline for all that a verification asks of others, on a clock that each question moves by ten seconds. */
@DisplayName("one verification, one deadline")
final class DeadlineTest {
    private static final long QUESTION = Duration.ofSeconds(10).toNanos();

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<String> asked = new ArrayList<>();

    @Test
    void afterItNoDidIsResolvedAnyMore() {
        JsonObject[] credentials = IntStream.range(0, 20)
                .mapToObj(index -> Papers.signed(
                        Papers.credential().with("issuer", "did:shelf:club" + index),
                        Papers.assertion(DidUrl.parse("did:shelf:club" + index + "#key-1")
                                .orThrow()),
                        Persona.ISSUER.key()))
                .toArray(JsonObject[]::new);
        Verdict<?> verdict = PresentationVerifier.of(verifier(), (challenge, domain) -> {
                    throw new AssertionError("nothing was accepted");
                })
                .verify(
                        Papers.presented(credentials),
                        VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN),
                        Papers.NOW);
        assertInstanceOf(Verdict.Undecided.class, verdict);
        assertEquals(ProofProblem.TIME_SPENT, first(verdict).type());
        assertEquals(3, asked.size(), "at 0, 10 and 20 seconds");
    }

    @Test
    void afterItNoLinkIsFollowedAnyMore() {
        String issuer = Persona.ISSUER.did().toString();
        List<JsonObject> entries = IntStream.range(0, 6)
                .mapToObj(index -> StatusListPlan.of("https://slow.example/" + index, issuer, StatusPurpose.REVOCATION)
                        .entry(StatusPurpose.REVOCATION, 1))
                .toList();
        JsonObject credential =
                Papers.issued(Papers.credential().with("credentialStatus", new JsonArray(List.copyOf(entries))));
        Verdict<?> verdict = verifier()
                .following(url -> slow(url, Result.refused(Problem.of(LinkedProblem.NOT_SERVED, "The host stalls."))))
                .verify(credential, VerificationPolicy.strict(), Papers.NOW);
        assertInstanceOf(Verdict.Undecided.class, verdict);
        assertEquals(3, asked.size(), "at 0, 10 and 20 seconds");
    }

    @Test
    void noTimeAtAllIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> verifier().within(Duration.ZERO, nanos::get));
    }

    private CredentialVerifier verifier() {
        List<DidMethod> methods = new ArrayList<>(DidMethods.standard());
        methods.add(new SlowShelf());
        return CredentialVerifier.of(
                        DidResolver.of(methods, () -> Papers.NOW), Cryptography.standard(), () -> Papers.NOW)
                .within(Duration.ofSeconds(30), nanos::get);
    }

    private <T> T slow(String question, T answer) {
        asked.add(question);
        nanos.addAndGet(QUESTION);
        return answer;
    }

    private static Problem first(Verdict<?> verdict) {
        return verdict.problems().stream()
                .filter(problem -> problem.type() != ProofProblem.NOT_REACHED)
                .findFirst()
                .orElseThrow();
    }

    private final class SlowShelf implements DidMethod {
        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
            return slow(
                    did.toString(),
                    Shelf.of(Persona.ISSUER.document(did.toString(), "assertionMethod"))
                            .resolve(did, options, around));
        }
    }
}
