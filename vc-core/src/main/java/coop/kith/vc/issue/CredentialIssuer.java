package coop.kith.vc.issue;

import coop.kith.crypto.Signer;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.canon.JsonLdForm;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.DataModel;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.Disclosure;
import coop.kith.vc.proof.integrity.ProofOptions;
import coop.kith.vc.resource.RelatedResourceCheck;
import coop.kith.vc.resource.RelatedResources;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signs credentials for one issuer with one key, with Data Integrity proofs. Immutable, safe for many threads as far as the {@link Signer} is, which may be a key
 * in memory, a card, or a service far away.
 *
 * <p>It signs nothing that {@link Credential#parse} would refuse, and nothing in another's name: the issuer of the credential is the DID of the verification method
 * (VCDM 2.0 section 4.7; verifiers hold that against the key). Nor does it sign what {@link JsonLdForm} finds fault with, or a credential that relates to a
 * resource with another digest than the one it is known to have.
 *
 * <pre>{@code
 * CredentialIssuer issuer = CredentialIssuer.builder(verificationMethod, signer)
 *         .validFor(Duration.ofDays(365))
 *         .build();
 * JsonObject signed = issuer.issue(unsigned, clock.instant()).orThrow();
 * }</pre>
 */
public final class CredentialIssuer {
    private static final List<String> ALWAYS_SHOWN = List.of(
            "issuer",
            "validFrom",
            "validUntil",
            "issuanceDate",
            "expirationDate",
            "credentialStatus",
            "credentialSchema",
            "termsOfUse");

    private final ProofMaker maker;
    private final Validity validity;
    private final Knowledge knowledge;

    private CredentialIssuer(ProofMaker maker, Validity validity, Knowledge knowledge) {
        this.maker = maker;
        this.validity = validity;
        this.knowledge = knowledge;
    }

    /**
     * What the issuer knows of the things that credentials refer to, and what it does about parts of them that its suite does not sign.
     *
     * @param whole refuse such a credential; leave those parts out otherwise
     */
    private record Knowledge(JsonLdForm form, RelatedResources resources, boolean whole) {}

    /** What to fill in where a credential does not say when it is valid. */
    private record Validity(boolean fromCreation, Optional<Duration> length) {}

    /**
     * An issuer that signs with {@code signer}, whose key is {@code verificationMethod}: eddsa-jcs-2022 for Ed25519, ecdsa-jcs-2019 for P-256 and P-384. Throws
     * IllegalArgumentException where the method has no fragment or no suite signs with the key.
     */
    public static CredentialIssuer of(DidUrl verificationMethod, Signer signer) {
        return builder(verificationMethod, signer).build();
    }

    /** As {@link #of}, with choices. */
    public static Builder builder(DidUrl verificationMethod, Signer signer) {
        return new Builder(ProofMaker.of(verificationMethod, signer));
    }

    /** Whose credentials these are. */
    public Did did() {
        return maker.did();
    }

    /**
     * The credential with its one proof. {@code unsigned} must be structurally valid; {@code issuer} is filled in when absent and refused when it is another's; a
     * proof that is there already is refused ({@link #addProof} adds to it). The context that defines the proof is added when absent in version 1.1 (Data Integrity
     * 1.0 section 2.4.1), and for proofs that version 2.0 does not define. Throws what the signer throws when its key cannot be reached.
     *
     * @param created the proof's time; from year 1 to 9999
     */
    public Result<JsonObject> issue(JsonObject unsigned, Instant created) {
        if (unsigned.has("proof")) {
            return Result.refused(Problem.of(
                            IssueProblem.ALREADY_SECURED,
                            "The credential has a proof already.",
                            JsonPointer.of("proof"))
                    .next("Remove the proof to issue it anew, or ask for one more proof beside it."));
        }
        return Credential.parse(completed(unsigned, created)).flatMap(credential -> sign(credential, created));
    }

    /** As {@link #issue(JsonObject, Instant)}. */
    public Result<JsonObject> issue(Credential unsigned, Instant created) {
        return issue(unsigned.json(), created);
    }

    /**
     * The credential with one more proof beside those it has (a proof set, Data Integrity 1.0 section 2.1.1): for a second key of the same issuer. Nothing is filled
     * in, since that would break the other proofs, and they are not verified here.
     */
    public Result<JsonObject> addProof(JsonObject signed, Instant created) {
        if (!signed.has("proof")) {
            return Result.refused(Problem.of(
                            IssueProblem.NOT_SECURED, "The credential has no proof to add to.", JsonPointer.of("proof"))
                    .next("Issue it first."));
        }
        return Credential.parse(signed).flatMap(credential -> sign(credential, created));
    }

    private Result<JsonObject> sign(Credential credential, Instant created) {
        if (!credential.issuer().equals(did().toString())) {
            return Result.refused(Problem.of(
                            IssueProblem.NOT_THE_SIGNER,
                            "The credential names another issuer than " + did() + ", whose key would sign it.",
                            JsonPointer.of("issuer"))
                    .with("issuer", credential.issuer())
                    .next("Leave issuer out to have it filled in, or sign with a key of the issuer named."));
        }
        List<Problem> faults = faults(credential);
        if (!faults.isEmpty()) {
            return Result.refused(faults);
        }
        return signed(credential.json())
                .flatMap(json -> maker.add(json, options(json, created), ProofPurpose.ASSERTION_METHOD, created));
    }

    private ProofOptions options(JsonObject json, Instant created) {
        ProofOptions options = maker.options(ProofPurpose.ASSERTION_METHOD, created);
        return maker.disclosure()
                .map(choice -> options.disclosing(mandatory(json, choice), choice.random()))
                .orElse(options);
    }

    /** What was chosen, and everything whose absence could make a credential look better than it is. */
    private static List<JsonPointer> mandatory(JsonObject credential, Disclosure choice) {
        List<JsonPointer> all = new ArrayList<>(choice.mandatory());
        ALWAYS_SHOWN.stream()
                .filter(credential::has)
                .map(JsonPointer::of)
                .filter(pointer -> !all.contains(pointer))
                .forEach(all::add);
        return all;
    }

    /** What is to be issued of what was asked for. */
    private Result<JsonObject> signed(JsonObject json) {
        return knowledge.whole() || json.has("proof")
                ? Result.ok(json)
                : maker.suite().covered(json, JsonObject.empty());
    }

    private List<Problem> faults(Credential credential) {
        List<Problem> faults = new ArrayList<>();
        if (!maker.suite().readsContexts()) {
            faults.addAll(knowledge.form().problems(credential.json()));
        }
        RelatedResourceCheck.of(credential, knowledge.resources()).parts().stream()
                .filter(part -> part.outcome() == Outcome.FAILED)
                .flatMap(part -> part.problem().stream())
                .forEach(faults::add);
        return faults;
    }

    private JsonObject completed(JsonObject unsigned, Instant created) {
        JsonObject named = unsigned.has("issuer") ? unsigned : unsigned.with("issuer", did().toString());
        List<JsonValue> contexts = named.oneOrMany("@context");
        boolean version11 = contexts.stream().findFirst().equals(Optional.of(new JsonString(DataModel.V1_1.context())));
        DataModel model = version11 ? DataModel.V1_1 : DataModel.V2_0;
        JsonObject dated = validity.fromCreation() && !named.has(model.validFromMember())
                ? named.with(model.validFromMember(), DateTimeStamp.format(created))
                : named;
        JsonObject ended = validity.length().isPresent() && !dated.has(model.validUntilMember())
                ? dated.with(
                        model.validUntilMember(),
                        DateTimeStamp.format(created.plus(validity.length().get())))
                : dated;
        boolean defined = !version11 && maker.suite().proofType().equals(Cryptosuite.DATA_INTEGRITY_PROOF);
        return defined ? ended : withProofContext(ended, contexts);
    }

    private JsonObject withProofContext(JsonObject json, List<JsonValue> contexts) {
        JsonString context = new JsonString(maker.suite().context());
        if (contexts.contains(context)) {
            return json;
        }
        List<JsonValue> more = new ArrayList<>(contexts);
        more.add(context);
        return json.with("@context", new JsonArray(more));
    }

    /** Choices for an issuer; each can be made once, and the builder builds once. Not for several threads. */
    public static final class Builder {
        private final Choices choices = new Choices();
        private ProofMaker maker;
        private Validity validity = new Validity(false, Optional.empty());
        private JsonLdForm form = JsonLdForm.standard();
        private RelatedResources resources = RelatedResources.none();
        private boolean whole = true;

        private Builder(ProofMaker maker) {
            this.maker = maker;
        }

        /** Another suite than the usual one for the key's algorithm; one that does not sign with it is refused at once. */
        public Builder suite(Cryptosuite.Simple suite) {
            choices.make("suite");
            maker = maker.with(suite);
            return this;
        }

        /**
         * A suite with which the holder chooses what to show ({@link CredentialDeriver}). What is issued is for the holder alone: no verifier accepts it as it is.
         *
         * @param mandatory what every verifier must see, besides issuer, dates, status, schema and terms of use, which it always does
         * @param random for the keys that are drawn for each proof
         */
        public Builder selective(Cryptosuite.Selective suite, List<JsonPointer> mandatory, SecureRandom random) {
            choices.make("suite");
            maker = maker.with(suite, new Disclosure(mandatory, random));
            return this;
        }

        /** Proofs end this long after they are made ({@code expires}); without it they hold as long as the key does. */
        public Builder proofsExpireAfter(Duration lifetime) {
            choices.make("proofsExpireAfter");
            maker = maker.holdingFor(lifetime);
            return this;
        }

        /** Credentials that do not say from when they are valid are so from their signing on. */
        public Builder validFromCreation() {
            choices.make("validFromCreation");
            validity = new Validity(true, validity.length());
            return this;
        }

        /** Credentials that do not say until when they are valid are so for this long after their signing. */
        public Builder validFor(Duration length) {
            choices.make("validFor");
            if (length.isNegative() || length.isZero()) {
                throw new IllegalArgumentException("a credential that is never valid: " + length);
            }
            validity = new Validity(validity.fromCreation(), Optional.of(length));
            return this;
        }

        /**
         * The issuer's DID document. With it nothing is signed unless, at the time of signing, it lists the verification method under {@code assertionMethod}, neither
         * expired nor revoked, with the signer's key.
         */
        public Builder checkedAgainst(DidDocument document) {
            choices.make("checkedAgainst");
            maker = maker.checkedAgainst(document);
            return this;
        }

        /** By which contexts to judge whether what is signed as plain JSON is JSON-LD; {@link JsonLdForm#standard} otherwise. */
        public Builder judgingContextsBy(JsonLdForm form) {
            choices.make("judgingContextsBy");
            this.form = form;
            return this;
        }

        /** What is known of the resources that credentials relate to: a credential that states another digest of one is refused. */
        public Builder knowing(RelatedResources resources) {
            choices.make("knowing");
            this.resources = resources;
            return this;
        }

        /**
         * Issues credentials without what the suite does not sign of them, such as the direction of a text under RDFC, where they are refused otherwise. Then the
         * credential issued says less than the one handed in.
         */
        public Builder leavingOutWhatIsNotSigned() {
            choices.make("leavingOutWhatIsNotSigned");
            whole = false;
            return this;
        }

        public CredentialIssuer build() {
            choices.close();
            return new CredentialIssuer(maker, validity, new Knowledge(form, resources, whole));
        }
    }
}
