package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.method.DidMethods;
import coop.kith.did.method.remote.RemoteResolver;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.problem.Check;
import coop.kith.problem.Result;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Shelf;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verdict.VerdictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A key that others vouch for, or that was read some time ago, passes with these words beside it. */
final class DelegatedKeyTest {
    private static final String CLUB = "did:ledger:club";
    private static final String RESOLVER = "https://resolver.example/1.0/identifiers/";
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);

    @Test
    void saysWhoWasTrustedForTheKeys() {
        VerifiedCredential verified = verified(remote(), CLUB);
        assertEquals(List.of(RESOLVER), verified.delegates());
        assertEquals(Optional.of(RESOLVER), fact(verified.protocol(), "delegated-to"));
        assertTrue(Json.write(VerdictJson.of(new Verdict.Accepted<>(verified, verified.protocol())))
                .contains("\"delegated-to\":\"" + RESOLVER + "\""));
    }

    @Test
    void saysNothingOfTheKindOfKeysThatWereVerifiedHere() {
        Shelf shelf = Shelf.of(Persona.ISSUER.document("did:shelf:club", "assertionMethod"));
        VerifiedCredential verified = verified(shelf.resolver(CLOCK), "did:shelf:club");
        assertEquals(List.of(), verified.delegates());
        assertEquals(Optional.empty(), fact(verified.protocol(), "delegated-to"));
    }

    @Test
    void aFurtherSignersDelegateIsNotTheIssuers() {
        JsonObject issued = Papers.issued(Papers.credential());
        JsonObject twice = Papers.signed(
                issued, Papers.assertion(DidUrl.parse(CLUB + "#key-1").orThrow()), Persona.ISSUER.key());
        VerifiedCredential verified = verifier(remote())
                .verify(twice, VerificationPolicy.strict(), Papers.NOW)
                .orThrow();
        assertEquals(1, verified.furtherMethods().size());
        assertEquals(List.of(), verified.delegates());
        assertEquals(Optional.of(RESOLVER), fact(verified.protocol(), "delegated-to"));
    }

    @Test
    void saysSinceWhenADocumentIsStale() {
        Instant read = Papers.NOW.minusSeconds(3600);
        DidDocument document = DidDocument.parse(Persona.ISSUER.document("did:shelf:club", "assertionMethod"))
                .orThrow();
        for (Freshness.State state : Freshness.State.values()) {
            Freshness freshness = Freshness.unstated().in(state, read);
            DidMethod kept = method(new Resolution.Resolved(
                    document, JsonObject.empty(), Evidence.of(Check.passed("kept")), freshness));
            KeyFinder.Finding found = KeyFinder.of(DidResolver.of(List.of(kept), CLOCK))
                    .find("did:shelf:club#key-1", ProofPurpose.ASSERTION_METHOD, Papers.NOW);
            Map<String, String> facts = ((KeyFinder.Found) found).check().facts();
            assertEquals(
                    state == Freshness.State.STALE ? Map.of("stale-since", "2026-11-22T11:00:00Z") : Map.of(), facts);
        }
    }

    private static DidMethod method(Resolution.Resolved always) {
        return new DidMethod() {
            @Override
            public String name() {
                return "shelf";
            }

            @Override
            public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
                return always;
            }
        };
    }

    private static VerifiedCredential verified(DidResolver resolver, String issuer) {
        JsonObject signed = Papers.signed(
                Papers.credential().with("issuer", issuer),
                Papers.assertion(DidUrl.parse(issuer + "#key-1").orThrow()),
                Persona.ISSUER.key());
        return verifier(resolver)
                .verify(signed, VerificationPolicy.strict(), Papers.NOW)
                .orThrow();
    }

    private static CredentialVerifier verifier(DidResolver resolver) {
        return CredentialVerifier.of(resolver, Cryptography.standard(), CLOCK);
    }

    private static DidResolver remote() {
        List<DidMethod> methods = new ArrayList<>(DidMethods.standard());
        methods.add(RemoteResolver.at(RESOLVER).method("ledger"));
        Fetcher web = (url, limits) -> Result.ok(new Fetched(
                url,
                200,
                Optional.of("application/did"),
                Bytes.of(Json.write(Persona.ISSUER.document(CLUB, "assertionMethod"))
                        .getBytes(StandardCharsets.UTF_8)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return DidResolver.of(methods, new Surroundings(CLOCK, web));
    }

    private static Optional<String> fact(List<Check> checks, String name) {
        return checks.stream()
                .flatMap(check ->
                        Stream.concat(Stream.ofNullable(check.facts().get(name)), fact(check.parts(), name).stream()))
                .findFirst();
    }
}
