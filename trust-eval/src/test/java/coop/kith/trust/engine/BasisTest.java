package coop.kith.trust.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.method.remote.RemoteResolver;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.problem.Result;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Evidence.Reading;
import coop.kith.trust.evidence.Ground;
import coop.kith.trust.evidence.Statement;
import coop.kith.trust.evidence.Strength;
import coop.kith.trust.intake.registry.TrqpIntake;
import coop.kith.trust.intake.registry.TrqpQuery;
import coop.kith.trust.intake.tag.TagIntake;
import coop.kith.trust.policy.Policy;
import coop.kith.trust.testing.Person;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Evidence on every ground but a verified credential counts where the policy names its basis, and nowhere else. */
final class BasisTest {
    private static final Instant T0 = Instant.parse("2026-10-01T00:00:00Z");
    private static final Person ANCHOR = Person.named("mara");
    private static final Person ANA = Person.named("ana");
    private static final String SAYS = "https://example.org/vocab#vetted";

    @Test
    void countsWhatAnOperatorEnteredWhereThePolicySaysSo() {
        holdsTo(Basis.OPERATOR, SAYS, 1, List.of(entered(new Strength(120, 255))));
    }

    @Test
    void countsARegistrysAnswerWhereThePolicySaysSo() {
        TrqpQuery query = new TrqpQuery(
                TrqpQuery.Kind.RECOGNITION, ANA.did(), "did:example:club", "join", "club", Optional.empty());
        JsonObject answer =
                query.json().with("recognized", JsonLiteral.TRUE).with("time_evaluated", "2026-10-01T00:00:00Z");
        holdsTo(
                Basis.DELEGATED,
                TrqpIntake.CONFIRMS,
                1,
                List.of(TrqpIntake.read(query, answer, ANCHOR.did(), T0).orThrow()));
    }

    @Test
    void countsSoManyTagsAsDifferentPeopleOnTheWordOfTheirKeeper() {
        List<Evidence> tags = tags("aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb");
        holdsTo(Basis.OPAQUE_TAG, SAYS, 2, tags);
        assertEquals(Decision.NEED, ask(policy(Basis.OPAQUE_TAG, SAYS, 3), tags).decision());
        Policy strict = Policy.parse(policy(Basis.OPAQUE_TAG, SAYS, 2).json().without("institutions"))
                .orThrow();
        assertEquals(Decision.REFER, ask(strict, tags).decision());
    }

    @Test
    void aCredentialWhoseKeysAResolverVouchesForRestsOnThatResolver() {
        String did = "did:ledger:mara";
        JsonObject vetted = JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
                .with("issuer", did)
                .with("validFrom", T0.toString())
                .with(
                        "credentialSubject",
                        JsonObject.empty().with("id", ANA.did().toString()));
        JsonObject signed = CredentialIssuer.of(DidUrl.parse(did + "#key-1").orThrow(), Persona.ISSUER.key())
                .issue(vetted, T0)
                .orThrow();
        JsonObject document = Persona.ISSUER.document(did, "assertionMethod");
        Fetcher web = (url, limits) -> Result.ok(new Fetched(
                url,
                200,
                Optional.of("application/did"),
                Bytes.of(Json.write(document).getBytes(StandardCharsets.UTF_8)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        DidMethod remote =
                RemoteResolver.at("https://resolver.example/1.0/identifiers/").method("ledger");
        InstantSource clock = InstantSource.fixed(T0);
        assertEquals(
                Basis.DELEGATED, basis(signed, DidResolver.of(List.of(remote), new Surroundings(clock, web)), clock));
        assertEquals(Basis.VERIFIED_CREDENTIAL, basis(signed, DidResolver.of(List.of(own(document)), clock), clock));
    }

    private static Basis basis(JsonObject signed, DidResolver resolver, InstantSource clock) {
        return new Ground.Credential(CredentialVerifier.of(resolver, Cryptography.standard(), clock)
                        .verify(signed, VerificationPolicy.strict(), T0)
                        .orThrow())
                .basis();
    }

    private static DidMethod own(JsonObject document) {
        return new DidMethod() {
            @Override
            public String name() {
                return "ledger";
            }

            @Override
            public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
                return new Resolution.Resolved(DidDocument.parse(document).orThrow(), JsonObject.empty(), List.of());
            }
        };
    }

    @Test
    void countsForNoMoreThanItStates() {
        assertEquals(
                0,
                ask(policy(Basis.OPERATOR, SAYS, 1), List.of(entered(new Strength(0, 0))))
                        .result()
                        .counted());
    }

    private static void holdsTo(Basis basis, String predicate, int vouchers, List<Evidence> evidence) {
        assertTrue(evidence.stream()
                .allMatch(one -> one.basis() == basis && one.verified().isEmpty()));
        for (Basis named : Basis.values()) {
            TrustAnswer answer = ask(policy(named, predicate, vouchers), evidence);
            assertEquals(named == basis ? Decision.ALLOW : Decision.NEED, answer.decision(), named.term());
            assertEquals(named == basis ? vouchers : 0, answer.result().counted(), named.term());
        }
    }

    private static Evidence entered(Strength strength) {
        JsonObject claims = JsonObject.empty().with("kith", "entry-1").with("says", SAYS);
        return Evidence.of(
                        new Ground.Entry(ANCHOR.did(), Optional.of(T0), Optional.empty(), claims),
                        Reading.stating(ANA.did(), new Statement(SAYS, new Statement.Value(claims)), strength),
                        T0)
                .orThrow();
    }

    private static List<Evidence> tags(String... tags) {
        JsonObject list = JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", TagIntake.TYPE)))
                .with("validFrom", T0.toString())
                .with(
                        "credentialSubject",
                        JsonObject.empty()
                                .with("id", ANA.did().toString())
                                .with("predicate", SAYS)
                                .with("tags", JsonArray.ofStrings(List.of(tags)))
                                .with("linkableBy", ANCHOR.did().toString()));
        Set<Did> keepers = Set.of(ANCHOR.did());
        return TagIntake.of(keepers).read(ANCHOR.verified(list, T0), T0).orThrow();
    }

    private static Policy policy(Basis basis, String predicate, int vouchers) {
        String json = "{'kith':'policy-1','name':'one basis','anchors':['" + ANCHOR.did()
                + "'],'institutions':'every-anchor','bases':['" + basis.term() + "'],'vouchers':["
                + "{'kind':'statement','predicate':'" + TagIntake.KEEPS + "','amount':120,'depth':1},"
                + "{'kind':'statement','predicate':'" + predicate + "','amount':120,'depth':0}],"
                + "'quorum':{'vouchers':" + vouchers + ",'independent':true}}";
        return Policy.parse(Json.parseObject(json.replace('\'', '"')).orThrow()).orThrow();
    }

    private static TrustAnswer ask(Policy policy, List<Evidence> evidence) {
        return TrustEngine.over(evidence).ask(new TrustQuestion(ANA.did(), T0, T0), policy);
    }
}
