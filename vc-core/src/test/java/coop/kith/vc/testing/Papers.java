package coop.kith.vc.testing;

import coop.kith.crypto.Signer;
import coop.kith.did.DidUrl;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.ProofOptions;
import coop.kith.vc.proof.integrity.suite.EddsaJcs2022;
import java.time.Instant;

/** Credentials and presentations, unsigned and signed. */
public final class Papers {
    /** Within the validity of {@link #credential}, and after {@link #CREATED}. */
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    public static final Instant CREATED = Instant.parse("2026-11-01T00:00:00Z");
    public static final Instant VALID_FROM = Instant.parse("2026-10-01T00:00:00Z");
    public static final Instant VALID_UNTIL = Instant.parse("2026-12-31T23:59:59Z");
    public static final String CHALLENGE = "5b1f7c2e";
    public static final String DOMAIN = "planet.example";

    private Papers() {}

    /** A membership of the holder, stated by the issuer. */
    public static JsonObject credential() {
        return Json.parseObject("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\","
                        + "\"https://club.example/membership/v1\"],"
                        + "\"id\":\"urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33\","
                        + "\"type\":[\"VerifiableCredential\",\"MembershipCredential\"],"
                        + "\"issuer\":\"" + Persona.ISSUER.did() + "\","
                        + "\"validFrom\":\"" + VALID_FROM + "\",\"validUntil\":\"" + VALID_UNTIL + "\","
                        + "\"credentialSubject\":{\"id\":\"" + Persona.HOLDER.did()
                        + "\",\"name\":\"Ana\",\"memberSince\":2019}}")
                .orThrow();
    }

    public static JsonObject presentation(JsonObject... credentials) {
        return Json.parseObject("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],"
                        + "\"type\":[\"VerifiablePresentation\"],"
                        + "\"holder\":\"" + Persona.HOLDER.did() + "\"}")
                .orThrow()
                .with("verifiableCredential", JsonArray.of(credentials));
    }

    public static ProofOptions assertion(DidUrl method) {
        return ProofOptions.of(new EddsaJcs2022(), method, ProofPurpose.ASSERTION_METHOD)
                .created(CREATED);
    }

    public static ProofOptions authentication(DidUrl method) {
        return ProofOptions.of(new EddsaJcs2022(), method, ProofPurpose.AUTHENTICATION)
                .created(CREATED);
    }

    public static JsonObject signed(JsonObject document, ProofOptions options, Signer signer) {
        return DataIntegrity.add(document, options, signer).orThrow();
    }

    /** By its issuer. */
    public static JsonObject issued(JsonObject credential) {
        return signed(credential, assertion(Persona.ISSUER.method()), Persona.ISSUER.key());
    }

    /** By its holder, in answer to the challenge. */
    public static JsonObject presented(JsonObject... credentials) {
        return answered(presentation(credentials));
    }

    /** By its holder, in answer to the challenge. */
    public static JsonObject answered(JsonObject presentation) {
        return signed(
                presentation,
                authentication(Persona.HOLDER.method()).audience(CHALLENGE, DOMAIN),
                Persona.HOLDER.key());
    }
}
