package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.testing.JsonArbitraries;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class CredentialVerifierLaws {
    private static final VerificationPolicy STRICT = VerificationPolicy.strict();
    private static final JsonObject ISSUED = Papers.issued(Papers.credential());
    private static final byte[] BYTES = Json.write(ISSUED).getBytes(StandardCharsets.UTF_8);

    private final CredentialVerifier verifier = CredentialVerifier.standard();

    /** A bit of every byte. A letter of an escape or a blank may change without changing what is said; then it is the same credential. */
    @Test
    void noByteCanChangeUnlessTheCredentialStaysTheSame() {
        for (int at = 0; at < BYTES.length; at++) {
            flippedIsNotAccepted(at * 8 + at % 8);
        }
    }

    @Property(tries = 200)
    void noBitCanBeFlippedUnlessTheCredentialStaysTheSame(@ForAll("bits") int bit) {
        flippedIsNotAccepted(bit);
    }

    private void flippedIsNotAccepted(int bit) {
        byte[] flipped = BYTES.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        if (verifier.verify(flipped, STRICT, Papers.NOW) instanceof Verdict.Accepted<?>) {
            assertEquals(
                    ISSUED, Json.parseObject(flipped, JsonLimits.standard()).orThrow(), "bit " + bit);
        }
    }

    @Property(tries = 100)
    void noMemberCanBeAddedOrChanged(@ForAll("names") String name, @ForAll("objects") JsonObject value) {
        JsonObject changed = ISSUED.with(name, value);
        assertFalse(verifier.verify(changed, STRICT, Papers.NOW) instanceof Verdict.Accepted<?>);
        JsonObject proof = ISSUED.object("proof").orElseThrow().with(name, value);
        assertFalse(verifier.verify(ISSUED.with("proof", proof), STRICT, Papers.NOW) instanceof Verdict.Accepted<?>);
    }

    @Property(tries = 40)
    void whatIsIssuedIsAcceptedWhateverItSays(@ForAll("objects") JsonObject claims) {
        JsonObject subject =
                JsonObject.empty().with("id", Persona.HOLDER.did().toString()).with("claims", claims);
        JsonObject issued = Papers.issued(Papers.credential().with("credentialSubject", subject));
        Verdict<VerifiedCredential> verdict = verifier.verify(Json.pretty(issued), STRICT, Papers.NOW);
        assertEquals(List.of(), verdict.problems());
        assertEquals(issued, verdict.orThrow().credential().json());
    }

    @Property(tries = 60)
    void aProofForOneAudienceHoldsForNoOther(
            @ForAll("texts") String challenge,
            @ForAll("texts") String domain,
            @ForAll @IntRange(max = 1) int which,
            @ForAll("texts") String other) {
        JsonObject signed = Papers.signed(
                Papers.credential(),
                Papers.assertion(Persona.ISSUER.method()).audience(challenge, domain),
                Persona.ISSUER.key());
        assertInstanceOf(
                Verdict.Accepted.class,
                remembering().verify(signed, VerificationPolicy.expecting(challenge, domain), Papers.NOW));
        String asked = which == 0 ? other : challenge;
        String here = which == 1 ? other : domain;
        boolean same = asked.equals(challenge) && here.equals(domain);
        Verdict<VerifiedCredential> verdict =
                remembering().verify(signed, VerificationPolicy.expecting(asked, here), Papers.NOW);
        assertEquals(same, verdict instanceof Verdict.Accepted<?>);
    }

    private CredentialVerifier remembering() {
        return verifier.withReplayGuard(ReplayMemory.of(InstantSource.fixed(Papers.NOW)));
    }

    /** With contexts appended and proofs added by others, over more and over fewer contexts. */
    @Property(tries = 60)
    void whatIsHandedOnIsAcceptedAgainAsItStands(
            @ForAll @IntRange(min = 1, max = 3) int theirs, @ForAll @IntRange(max = 4) int present) {
        List<String> all = List.of(
                "https://www.w3.org/ns/credentials/v2",
                "https://club.example/membership/v1",
                "https://other.example/v1",
                "https://other.example/v2");
        JsonObject more = ISSUED.with("@context", JsonArray.ofStrings(all.subList(0, theirs)));
        JsonObject proof = Papers.signed(
                        more.without("proof"), Papers.assertion(Persona.WITNESS.method()), Persona.WITNESS.key())
                .object("proof")
                .orElseThrow();
        JsonObject both = ISSUED.with(
                        "proof", JsonArray.of(ISSUED.object("proof").orElseThrow(), proof))
                .with("@context", JsonArray.ofStrings(all.subList(0, Math.max(1, present))));
        Verdict<VerifiedCredential> verdict = verifier.verify(both, STRICT, Papers.NOW);
        assertEquals(theirs == 2 && present >= 2, verdict instanceof Verdict.Accepted<?>);
        if (verdict instanceof Verdict.Accepted<VerifiedCredential> accepted) {
            JsonObject handedOn = accepted.value().credential().json();
            assertEquals(
                    handedOn,
                    verifier.verify(handedOn, STRICT, Papers.NOW)
                            .orThrow()
                            .credential()
                            .json());
        }
    }

    @Provide
    Arbitrary<Integer> bits() {
        return Arbitraries.integers().between(0, BYTES.length * 8 - 1);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(ISSUED.members().keySet()),
                Arbitraries.of(ISSUED.object("proof").orElseThrow().members().keySet()),
                JsonArbitraries.texts());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(3);
    }

    @Provide
    Arbitrary<JsonObject> objects() {
        return JsonArbitraries.objects();
    }
}
