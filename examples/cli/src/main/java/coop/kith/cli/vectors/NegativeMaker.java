package coop.kith.cli.vectors;

import coop.kith.cli.vectors.Circumstances.Waiver;
import coop.kith.cli.vectors.Observation.Word;
import coop.kith.crypto.Signer;
import coop.kith.did.Did;
import coop.kith.did.method.key.DidKey;
import coop.kith.jcsproof.JcsProof;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes vectors out of the table of {@link Negative}s, signed with eddsa-jcs-2022 under a did:key, so that signature and key are right whatever else is wrong. */
public final class NegativeMaker {
    private static final String V2 = "https://www.w3.org/ns/credentials/v2";
    private static final String V1 = "https://www.w3.org/2018/credentials/v1";
    private static final String VALID = "2026-01-01T00:00:00Z";

    private final Signer signer;
    private final Did did;
    private final Instant created;

    /** @param signer with an Ed25519 key, made for this */
    public NegativeMaker(Signer signer, Instant created) {
        this.signer = signer;
        this.did = DidKey.of(signer.publicKey());
        this.created = created;
    }

    /** What breaks {@code negative}'s statement, which must be refused for its problem, and then the corrected form, which must be accepted. */
    public Result<List<VectorCase>> vectors(Negative negative, String id) {
        return document(negative, negative.broken())
                .flatMap(broken -> document(negative, negative.corrected()).map(corrected -> {
                    String name = negative.specification() + " " + negative.section() + ": " + negative.statement();
                    Circumstances circumstances = circumstances(negative.member());
                    return List.of(
                            new VectorCase(
                                    id,
                                    name,
                                    new Task.Verify(broken, circumstances),
                                    new Expectation.Verdict(Word.REJECTED, Optional.of(negative.problem()))),
                            new VectorCase(
                                    id + "-corrected",
                                    name + " (corrected)",
                                    new Task.Verify(corrected, circumstances),
                                    new Expectation.Verdict(Word.ACCEPTED, Optional.empty())));
                }));
    }

    private static Circumstances circumstances(String member) {
        return switch (member) {
            case "credentialStatus" -> Circumstances.ordinary().waiving(Waiver.STATUS);
            case "credentialSchema" -> Circumstances.ordinary().waiving(Waiver.SCHEMA);
            case "relatedResource" -> Circumstances.ordinary().waiving(Waiver.RESOURCES);
            default -> Circumstances.ordinary();
        };
    }

    private Result<JsonObject> document(Negative negative, Negative.Change change) {
        boolean presentation = negative.specification().endsWith("-vp");
        return good(negative.specification()).flatMap(good -> {
            JsonObject proof = proof(presentation ? "authentication" : "assertionMethod");
            JsonObject options =
                    negative.ofProof().map(name -> change.in(proof, name)).orElse(proof);
            boolean before =
                    negative.ofProof().isEmpty() && negative.afterSigning().isEmpty();
            JsonObject unsigned = before ? change.in(good, negative.member()) : good;
            return signed(unsigned, options)
                    .map(signed -> negative.afterSigning()
                            .map(name -> change.in(signed, name))
                            .orElse(signed));
        });
    }

    /** {@code document}, whatever it is, with a good proof of ours, and no other; where it states an issuer or holder, that is us. */
    public Result<JsonObject> signedAnew(JsonObject document) {
        JsonObject ours = document.without("proof");
        for (String who : List.of("issuer", "holder")) {
            JsonObject before = ours;
            ours = before.object(who)
                    .map(named -> before.with(who, named.with("id", did.toString())))
                    .orElseGet(() -> before.has(who) ? before.with(who, did.toString()) : before);
        }
        String purpose = KithItself.isPresentation(document) ? "authentication" : "assertionMethod";
        return signed(ours, proof(purpose));
    }

    private Result<JsonObject> signed(JsonObject unsigned, JsonObject options) {
        return JcsProof.sign(unsigned, options, signer).map(proof -> unsigned.with("proof", proof));
    }

    private JsonObject proof(String purpose) {
        return JsonObject.empty()
                .with("type", "DataIntegrityProof")
                .with("cryptosuite", "eddsa-jcs-2022")
                .with("created", created.toString())
                .with("verificationMethod", did + "#" + did.methodSpecificId())
                .with("proofPurpose", purpose);
    }

    private Result<JsonObject> good(String specification) {
        return switch (specification) {
            case "vcdm-1.1" ->
                Result.ok(credential(JsonArray.ofStrings(List.of(V1, "https://w3id.org/security/data-integrity/v2")))
                        .with("issuanceDate", VALID));
            case "vcdm-2.0-vp" ->
                signedAnew(credential(JsonArray.ofStrings(List.of(V2))).with("validFrom", VALID))
                        .map(credential -> JsonObject.empty()
                                .with("@context", JsonArray.ofStrings(List.of(V2)))
                                .with("type", JsonArray.ofStrings(List.of("VerifiablePresentation")))
                                .with("holder", did.toString())
                                .with("verifiableCredential", JsonArray.of(credential)));
            default -> Result.ok(credential(JsonArray.ofStrings(List.of(V2))).with("validFrom", VALID));
        };
    }

    private JsonObject credential(JsonArray contexts) {
        return JsonObject.empty()
                .with("@context", contexts)
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
                .with("issuer", did.toString())
                .with("credentialSubject", JsonObject.empty().with("id", did.toString()));
    }

    /** The vectors as a manifest with everything in it. */
    public static JsonObject manifest(List<VectorCase> vectors) {
        List<coop.kith.json.JsonValue> rendered = new ArrayList<>();
        for (VectorCase vector : vectors) {
            JsonObject json = vector.task()
                    .json()
                    .with("id", vector.id())
                    .with("name", vector.name())
                    .with("expect", vector.expected().json());
            rendered.add(json);
        }
        return JsonObject.empty().with("base", "https://kith.coop/negatives#").with("vectors", new JsonArray(rendered));
    }
}
