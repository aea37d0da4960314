package coop.kith.vc.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.vc.proof.sdjwt.Hiding;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.SdJwts;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for every credential, every choice of what may be kept back, and every choice of what is. */
final class SelectiveTokenLaws {
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final VerificationPolicy EXPECTING = VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN);
    private static final SelectiveTokenIssuer ISSUER =
            SelectiveTokenIssuer.of(Persona.ISSUER.method(), Persona.ISSUER.key());
    private static final SelectiveTokenHolder HOLDER = SelectiveTokenHolder.of(Persona.HOLDER.key());

    private final CredentialVerifier verifier = CredentialVerifier.of(
                    DidResolver.of(DidMethods.standard(), CLOCK), Cryptography.standard(), CLOCK)
            .withReplayGuard((challenge, domain) -> Check.passed("replay"));

    @Property(tries = 200)
    void theVerifierSeesWhatTheHolderChoseAndNothingElse(@ForAll long seed, @ForAll @IntRange(max = 3) int decoys) {
        Random random = new Random(seed);
        JsonObject unsigned = credential(random);
        List<JsonPointer> places = new ArrayList<>();
        SdJwts.collect(unsigned.get("credentialSubject").orElseThrow(), JsonPointer.of("credentialSubject"), places);
        // A subject of which nothing at all is shown is none (VCDM 2.0 section 4.8).
        places.remove(JsonPointer.of("credentialSubject", "id"));
        List<JsonPointer> hidden = SdJwts.some(places, random);
        List<JsonPointer> chosen = SdJwts.some(hidden, random);
        String shown = shown(unsigned, hidden, chosen, decoys);
        Set<JsonPointer> kept = new HashSet<>(hidden);
        chosen.forEach(place -> kept.removeIf(outer -> isWithin(place, outer)));
        JsonObject expected = ((JsonObject) without(unsigned, JsonPointer.root(), kept))
                .with("cnf", SdJwts.confirming(Persona.HOLDER));
        Verdict<VerifiedCredential> verdict = verifier.verify(shown, EXPECTING);
        assertTrue(verdict instanceof Verdict.Accepted, () -> verdict.protocol().toString());
        assertEquals(expected, verdict.orThrow().credential().json());
    }

    @Property(tries = 300)
    void noOtherLettersAreAccepted(@ForAll long seed) {
        Random random = new Random(seed);
        String good = shown(
                credential(new Random(1)),
                List.of(JsonPointer.of("credentialSubject", "claim0")),
                List.of(JsonPointer.of("credentialSubject", "claim0")),
                1);
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~. =";
        StringBuilder changed = new StringBuilder(good);
        int place = random.nextInt(good.length());
        char letter = letters.charAt(random.nextInt(letters.length()));
        switch (random.nextInt(3)) {
            case 0 -> changed.setCharAt(place, letter);
            case 1 -> changed.insert(place, letter);
            default -> changed.deleteCharAt(place);
        }
        boolean accepted = verifier.verify(changed.toString(), EXPECTING) instanceof Verdict.Accepted;
        // White space around a text is no part of it.
        assertEquals(changed.toString().strip().equals(good), accepted, changed::toString);
    }

    private static String shown(JsonObject unsigned, List<JsonPointer> hidden, List<JsonPointer> chosen, int decoys) {
        String issued = ISSUER.issue(
                        unsigned,
                        new Hiding(hidden, decoys, new SecureRandom()),
                        Persona.HOLDER.key().publicKey(),
                        Papers.NOW)
                .orThrow()
                .data();
        return HOLDER.present(issued, chosen, Papers.CHALLENGE, Papers.DOMAIN, Papers.NOW)
                .orThrow();
    }

    private static JsonObject credential(Random random) {
        JsonObject subject =
                JsonObject.empty().with("id", Persona.HOLDER.did().toString()).with("claim0", "x");
        for (int member = 1 + random.nextInt(4); member > 0; member--) {
            subject = subject.with("claim" + member, value(random, 0));
        }
        return Papers.credential()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .with("type", "VerifiableCredential")
                .with("credentialSubject", subject);
    }

    private static JsonValue value(Random random, int depth) {
        return switch (depth > 3 ? random.nextInt(2) : random.nextInt(4)) {
            case 0 -> new JsonString("text " + random.nextInt(5));
            case 1 -> JsonNumber.of(random.nextInt(5));
            case 2 -> {
                List<JsonValue> items = new ArrayList<>();
                for (int item = random.nextInt(4); item > 0; item--) {
                    items.add(value(random, depth + 1));
                }
                yield new JsonArray(items);
            }
            default -> {
                JsonObject object = JsonObject.empty();
                for (int member = random.nextInt(4); member > 0; member--) {
                    object = object.with("member" + member, value(random, depth + 1));
                }
                yield object;
            }
        };
    }

    private static boolean isWithin(JsonPointer place, JsonPointer outer) {
        return place.depth() >= outer.depth()
                && place.tokens().subList(0, outer.depth()).equals(outer.tokens());
    }

    private static JsonValue without(JsonValue value, JsonPointer at, Set<JsonPointer> kept) {
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> left = new LinkedHashMap<>();
            object.members().forEach((name, inner) -> {
                if (!kept.contains(at.append(name))) {
                    left.put(name, without(inner, at.append(name), kept));
                }
            });
            return new JsonObject(left);
        }
        if (value instanceof JsonArray array) {
            List<JsonValue> left = new ArrayList<>();
            for (int index = 0; index < array.items().size(); index++) {
                if (!kept.contains(at.append(index))) {
                    left.add(without(array.items().get(index), at.append(index), kept));
                }
            }
            return new JsonArray(left);
        }
        return value;
    }
}
