package coop.kith.vc.proof.sdjwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.key.Jwk;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.testing.Vectors;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.jose.NumericDate;
import coop.kith.vc.proof.jose.TokenChecks;
import coop.kith.vc.proof.jose.TokenSignature;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.SdJwts;
import coop.kith.vc.testing.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The encoded examples of RFC 9901 and of draft-ietf-oauth-sd-jwt-vc: every digest and both signatures. Their issuers go by HTTPS addresses or certificates, so the
 * signature is checked with the key that appendix A.5 of the RFC publishes, and what they would be refused for here is told.
 */
final class SdJwtVectors {
    /** RFC 9901 appendix A.5. */
    private static final PublicKey ISSUER = Jwk.decode(JsonObject.empty()
                    .with("kty", "EC")
                    .with("crv", "P-256")
                    .with("x", "b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ")
                    .with("y", "Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8"))
            .orThrow();

    private static final String NONCE = "1234567890";

    record Example(String file, String section, String text) {
        @Override
        public String toString() {
            return file + " " + section + " " + text.length();
        }
    }

    static List<Example> examples() {
        return Stream.of("oauth-sd-jwt", "oauth-sd-jwt-vc")
                .flatMap(folder -> Json.parseObject(Vectors.text("vc/" + folder + "/encoded-tokens.json"))
                        .orThrow()
                        .oneOrMany("tokens")
                        .stream()
                        .map(JsonObject.class::cast)
                        .map(token -> new Example(
                                folder,
                                token.string("section").orElseThrow(),
                                token.string("token").orElseThrow())))
                .toList();
    }

    /** Those that are whole: two are ends of JSON serializations, which are not read, and one is the issuer's token alone. */
    static List<Example> whole() {
        return examples().stream()
                .filter(example -> example.text.indexOf('~') >= 0)
                .toList();
    }

    @Test
    void everyEncodedTextIsLookedAt() {
        assertEquals(16, examples().size());
        assertEquals(13, whole().size());
        examples().stream()
                .filter(example -> example.text.indexOf('~') < 0)
                .forEach(part -> assertFalse(SdJwt.parse(part.text).isOk(), part::toString));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void everyDisclosureFitsAndBothSignaturesHold(Example example) {
        SdJwt sdJwt = SdJwt.parse(example.text).orThrow();
        assertEquals(sdJwt.disclosures().size(), sdJwt.processed().disclosed().size());
        assertFalse(Json.write(sdJwt.processed().claims()).contains("\"_sd"));
        assertFalse(Json.write(sdJwt.processed().claims()).contains("\"...\""));
        assertEquals(Outcome.PASSED, issued(sdJwt).outcome());
        assertEquals(example.text.endsWith("~"), sdJwt.keyBinding().isEmpty());
        if (sdJwt.keyBinding().isPresent()) {
            Check bound = binding(sdJwt);
            assertEquals(Outcome.PASSED, bound.outcome(), bound::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("whole")
    void withOneDisclosureLessItIsStillTheIssuersAndNoLongerTheHolders(Example example) {
        SdJwt sdJwt = SdJwt.parse(example.text).orThrow();
        for (Disclosure left : sdJwt.disclosures()) {
            SdJwt.parse(example.text.replace("~" + left.text() + "~", "~"))
                    .fold(
                            less -> {
                                assertEquals(Outcome.PASSED, issued(less).outcome());
                                assertEquals(
                                        sdJwt.disclosures().size() - 1,
                                        less.disclosures().size());
                                less.keyBinding()
                                        .ifPresent(binding -> assertEquals(
                                                Outcome.FAILED, binding(less).outcome()));
                                return true;
                            },
                            problems -> assertOrphan(problems));
        }
    }

    private static boolean assertOrphan(List<Problem> problems) {
        assertEquals(SdJwtProblem.NOT_REFERENCED, problems.get(0).type());
        return true;
    }

    @Test
    void theExampleOfSection5IsWhatTheRfcSaysItIs() {
        SdJwt all = SdJwt.parse(whole().get(0).text).orThrow();
        assertEquals(10, all.disclosures().size());
        assertEquals(List.of(), all.processed().withheld());
        SdJwt shown = SdJwt.parse(whole().get(1).text).orThrow();
        JsonObject claims = shown.processed().claims();
        assertEquals(Optional.of("John"), claims.string("given_name"));
        assertEquals(Optional.of("Doe"), claims.string("family_name"));
        assertEquals(Optional.of("user_42"), claims.string("sub"));
        assertEquals(List.of(new JsonString("US")), claims.oneOrMany("nationalities"));
        assertFalse(claims.has("email"));
        assertEquals(
                List.of("/address", "/family_name", "/given_name", "/nationalities/0"),
                shown.processed().disclosed().stream()
                        .map(JsonPointer::toString)
                        .sorted()
                        .toList());
        assertEquals(
                List.of("", "/nationalities"),
                shown.processed().withheld().stream()
                        .map(JsonPointer::toString)
                        .sorted()
                        .toList());
    }

    @Test
    void theExampleWithDecoysHidesMoreThanItHas() {
        SdJwt structured = whole().stream()
                .filter(example -> example.section.startsWith("A.1. Simple"))
                .map(example -> SdJwt.parse(example.text).orThrow())
                .findFirst()
                .orElseThrow();
        JsonObject address = structured.processed().claims().object("address").orElseThrow();
        assertEquals(Optional.of("JP"), address.string("country"));
        assertEquals(Optional.of("港区"), address.string("region"));
        assertTrue(structured
                        .payload()
                        .object("address")
                        .orElseThrow()
                        .oneOrMany("_sd")
                        .size()
                > 4);
    }

    /** RFC 9901 sections 4.2.1 to 4.2.3. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0",
                "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNXHUwMGY2Yml1cyJd",
                "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsImZhbWlseV9uYW1lIiwiTcO2Yml1cyJd",
                "WwoiXzI2YmM0TFQtYWM2cTJLSTZjQlc1ZXMiLAoiZmFtaWx5X25hbWUiLAoiTcO2Yml1cyIKXQ"
            })
    void spellingsOfOneDisclosureSayTheSame(String text) {
        JsonObject payload = SdJwts.hiding(JsonObject.empty(), text);
        assertEquals(
                JsonObject.empty().with("family_name", "Möbius"),
                SdJwt.parse("e30." + SdJwts.encoded(payload) + ".AAAA~" + text + "~")
                        .orThrow()
                        .processed()
                        .claims());
    }

    @Test
    void digestsAreThoseOfTheRfc() {
        assertEquals(
                "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0",
                DigestAlgorithm.SHA_256.digest(
                        "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"));
        assertEquals(
                "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs",
                DigestAlgorithm.SHA_256.digest("WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0"));
    }

    /** The profile of this library alone refuses them: keys are found in DID documents, and one example is not typed. */
    @ParameterizedTest
    @MethodSource("whole")
    void withoutADidNobodyIsShownToBeTheIssuer(Example example) {
        SdJwt sdJwt = SdJwt.parse(example.text).orThrow();
        SdJwtVerification.Verified verified = new SdJwtVerification(
                        new VcProfile(), keys(), Cryptography.standard(), JsonPointer.root(), Set.of())
                .verify(sdJwt, expectation(sdJwt, new Audience.Anyone("a vector")));
        assertEquals(Outcome.FAILED, verified.check().outcome());
        boolean typed = example.file.equals("oauth-sd-jwt-vc") || example.section.contains("SD-JWT VC");
        List<String> failed = new ArrayList<>(List.of("header", "key", "signature"));
        if (!typed) {
            failed.addAll(List.of("type", "claims"));
        }
        verified.check().parts().stream()
                .filter(check -> check.outcome() == Outcome.FAILED || check.outcome() == Outcome.UNDECIDED)
                .forEach(check -> assertTrue(failed.contains(check.name()), check::toString));
    }

    private static Check issued(SdJwt sdJwt) {
        TokenChecks token = new TokenChecks(
                sdJwt.issued(),
                sdJwt.processed().claims(),
                expectation(sdJwt, new Audience.Unstated()),
                JsonPointer.root());
        return TokenSignature.by(
                ISSUER, "of the RFC", token.statedAlgorithm().orElseThrow(), token, Cryptography.standard());
    }

    private static Check binding(SdJwt sdJwt) {
        JsonObject claims = sdJwt.keyBinding().orElseThrow().claims();
        String domain = claims.string("aud").orElseThrow();
        assertTrue(
                List.of("https://verifier.example.org", "https://example.com/verifier", "https://verifier.example.com/")
                        .contains(domain),
                domain);
        return new KeyBinding(
                        sdJwt,
                        expectation(sdJwt, new Audience.Exactly(NONCE, domain)),
                        keys(),
                        Cryptography.standard(),
                        JsonPointer.root())
                .verify();
    }

    private static ProofExpectation expectation(SdJwt sdJwt, Audience audience) {
        Instant made = sdJwt.keyBinding()
                .flatMap(binding -> NumericDate.of(binding.claims(), "iat"))
                .orElse(Instant.parse("2025-06-01T00:00:00Z"));
        return new ProofExpectation(ProofPurpose.ASSERTION_METHOD, made, Duration.ZERO, audience);
    }

    private static KeyFinder keys() {
        return KeyFinder.of(Shelf.of(Persona.ISSUER.document("did:shelf:club", "assertionMethod"))
                .resolver(InstantSource.fixed(Instant.EPOCH)));
    }
}
