package coop.kith.trust.intake.dtg;

import coop.kith.trust.evidence.IssuerScope;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A predicate that a verifier is configured to accept, with the constraints that its profile states (specification, Predicate Profiles). Kith holds
 * no opinion on which predicates are worth accepting: none is until it is named.
 *
 * @param iri compared byte for byte
 * @param objectKinds at least one
 */
public record PredicateProfile(
        String iri, Set<ObjectKind> objectKinds, boolean taskContextRequired, Optional<IssuerScope> minimumScope) {
    private static final String REGISTRY = "https://registry.trustoverip.org/dtg/vsc/";

    /** Something favourable about the subject, in a community's vocabulary. Draft in the registry. */
    public static final PredicateProfile ENDORSES =
            new PredicateProfile(REGISTRY + "endorses/1", EnumSet.of(ObjectKind.VALUE), false, Optional.empty());

    /** The issuer saw the subject issue a credential. Draft in the registry. */
    public static final PredicateProfile WITNESSED = new PredicateProfile(
            REGISTRY + "witnessed/1", EnumSet.of(ObjectKind.DIGEST), true, Optional.of(IssuerScope.DIRECTED));

    /** The issuer checked who the subject is, for one community. Draft in the registry. */
    public static final PredicateProfile VETTED = new PredicateProfile(
            REGISTRY + "vetted/1", EnumSet.of(ObjectKind.VALUE), true, Optional.of(IssuerScope.DIRECTED));

    /** The issuer saw the subject present a credential. Draft in the registry. */
    public static final PredicateProfile PRESENTED = new PredicateProfile(
            REGISTRY + "presented/1", EnumSet.of(ObjectKind.DIGEST), true, Optional.of(IssuerScope.DIRECTED));

    /** What a statement can be about. */
    public enum ObjectKind {
        ID("id"),
        DIGEST("digestMultibase"),
        VALUE("value");

        private final String member;

        ObjectKind(String member) {
            this.member = member;
        }

        /** The member of {@code object} that holds it. */
        public String member() {
            return member;
        }
    }

    public PredicateProfile {
        objectKinds = Set.copyOf(objectKinds);
        if (objectKinds.isEmpty()) {
            throw new IllegalArgumentException("a predicate permits at least one kind of object: " + iri);
        }
        if (!Iri.isAbsolute(iri)) {
            throw new IllegalArgumentException("a predicate is an absolute IRI in Normalization Form C: " + iri);
        }
    }

    /** A community's own predicate, with any kind of object and no further constraint. */
    public static PredicateProfile of(String iri) {
        return new PredicateProfile(iri, EnumSet.allOf(ObjectKind.class), false, Optional.empty());
    }
}
