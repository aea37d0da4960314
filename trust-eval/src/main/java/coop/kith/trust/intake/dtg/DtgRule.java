package coop.kith.trust.intake.dtg;

import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;

/** The rules of profile {@code dtg-0.6}, each with the place where it stands written. */
public enum DtgRule {
    /** {@code @context} begins with the W3C and the DTG context, as exact strings in that order. */
    CONTEXT(Source.SPECIFICATION, "Base Structure"),
    /** Nothing else stands in {@code @context}: what a further context would mean is not settled. */
    FURTHER_CONTEXT(Source.REFERENCE_CODE, "InvalidContext"),
    /** {@code type} holds VerifiableCredential, DTGCredential and exactly one concrete subtype. */
    TYPE(Source.SPECIFICATION, "Base Structure"),
    /** No type of another vocabulary beside them, except the hint PersonhoodCredential on a membership credential. */
    FURTHER_TYPE(Source.REFERENCE_CODE, "InvalidType"),
    /** {@code issuer} is a DID, as a string. */
    ISSUER(Source.SPECIFICATION, "Base Structure"),
    /** {@code issuerScope} is one of pairwise, directed, public. */
    ISSUER_SCOPE(Source.SPECIFICATION, "Correlation Scope, Declaring scope"),
    /** A community that grants membership declares itself public. */
    GRANT_SCOPE(Source.SPECIFICATION, "VMC, Schema"),
    /** {@code validFrom} is present. */
    VALID_FROM(Source.SPECIFICATION, "Base Structure"),
    /** There is one subject, and its {@code id} is a DID. */
    SUBJECT(Source.SPECIFICATION, "Base Structure"),
    /** Digests are base58btc multihashes of SHA-256. */
    DIGEST(Source.SPECIFICATION, "Digest Encoding"),
    /** {@code taskContext} is a string, and {@code taskDigestMultibase} a digest, where they are present. */
    TASK(Source.SPECIFICATION, "Trust Task Context Binding"),
    /** A delegation or an authority ends: {@code validUntil} is present. */
    VALID_UNTIL(Source.SPECIFICATION, "VDC, Schema; VAC, Schema"),
    /** {@code delegation} is an object whose {@code scope} names at least one act, or whose {@code accepts} names a grant. */
    DELEGATION(Source.SPECIFICATION, "VDC, Schema"),
    /** An acceptance has no {@code scope} of its own: it is for the grant's. */
    ACCEPTANCE_SCOPE(Source.SPECIFICATION, "VDC, Delegation Edges"),
    /** {@code authority} is an object with a {@code scope}, a DID or URI, and at least one of {@code actions}. */
    AUTHORITY(Source.SPECIFICATION, "VAC, Schema"),
    /** {@code maxDepth} and {@code maxAttenuation} are whole numbers from 0. */
    CHAIN_LIMIT(Source.SPECIFICATION, "VDC, Schema; VAC, Schema"),
    /** {@code predicate} is an absolute IRI in Normalization Form C. */
    PREDICATE_IRI(Source.SPECIFICATION, "VSC, Predicate Handling"),
    /** {@code predicate} is one that this verifier accepts, byte for byte. */
    PREDICATE_ACCEPTED(Source.SPECIFICATION, "VSC, Predicate Handling"),
    /** {@code object} has exactly one of {@code id}, {@code digestMultibase}, {@code value}. */
    OBJECT(Source.SPECIFICATION, "VSC, Schema"),
    /** The object is of a kind that the predicate's profile permits. */
    OBJECT_KIND(Source.REGISTRY, "objectKind"),
    /** The predicate's profile asks for {@code taskContext}. */
    TASK_REQUIRED(Source.REGISTRY, "taskContextRequired"),
    /** The issuer's scope is at least the one that the predicate's profile asks for. */
    MINIMUM_SCOPE(Source.REGISTRY, "minimumIssuerScope"),
    /** A {@code vetted/1} statement names the one community it was made for, by its DID. */
    VETTED_COMMUNITY(Source.REGISTRY, "vetted/1, vetting.schema.json"),
    /** The value of a {@code vetted/1} statement has the members of its schema, each in its form, and no other. */
    VETTED_VALUE(Source.REGISTRY, "vetted/1, vetting.schema.json"),
    /** A vetter's statement names the card that was presented, by commitment and digest; a community recording its own check may leave both out. */
    VETTED_CARD(Source.REGISTRY, "vetted/1, profile.md");

    /** Where a rule stands written. */
    public enum Source {
        /** DTG Core Credentials, Document Status 0.6.0 (trustoverip/dtgwg-cred-spec). */
        SPECIFICATION("specification"),
        /** The predicate registry and its schemas (trustoverip/dtgwg-vsc-registry). */
        REGISTRY("registry"),
        /** The reference implementation alone (OpenVTC dtg-credentials 0.13); no specification says it. */
        REFERENCE_CODE("reference code");

        private final String words;

        Source(String words) {
            this.words = words;
        }
    }

    private final Source source;
    private final String section;

    DtgRule(Source source, String section) {
        this.source = source;
        this.section = section;
    }

    public Source source() {
        return source;
    }

    /** The section, or the member of the registry's entry, or the error of the reference code. */
    public String section() {
        return section;
    }

    /** The problem of a credential that breaks this rule; it carries {@code rule} and {@code source}. */
    Problem broken(String detail, JsonPointer where) {
        DtgProblem type = switch (this) {
            case PREDICATE_ACCEPTED -> DtgProblem.PREDICATE_NOT_ACCEPTED;
            default -> source == Source.REFERENCE_CODE ? DtgProblem.UNDECIDED : DtgProblem.NONCONFORMING;
        };
        return Problem.of(type, detail, where).with("rule", name()).with("source", source.words + ": " + section);
    }
}
