package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.trust.algorithm.opinion.HalfLife;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.evidence.Basis;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a policy says, parsed. See {@link Policy} for the JSON that it is read from, member by member. Immutable.
 *
 * @param everyAnchorIsInstitution whether every anchor is an institution, {@code institutions} aside
 * @param verifiableOnly whether a vouch counts only where its issuer is an anchor or a completed member of one
 * @param maxDepth the most vouches from an anchor to the subject, 1 to 255
 */
public record Rules(
        NavigableSet<Did> anchors,
        boolean everyAnchorIsInstitution,
        NavigableSet<Did> institutions,
        Set<Basis> bases,
        List<VoucherRule> vouchers,
        boolean verifiableOnly,
        Decide decide,
        int maxDepth,
        Decision onDependentVouchers,
        Decision onNoVoucher,
        OptionalInt perIssuer,
        Optional<Velocity> velocity,
        List<Set<Did>> sameController,
        List<Circle> circles,
        List<ClaimCap> caps,
        List<Agreement> agreements,
        List<Concern> concerns) {

    /** What kind of evidence a rule is about. */
    public enum Kind {
        RELATIONSHIP,
        MEMBERSHIP,
        STATEMENT
    }

    /**
     * What counts as a vouch, how much and how far.
     *
     * @param half whether the issuer's half is enough; of a statement always true
     * @param predicate of a statement: the one predicate, equal as text; empty otherwise
     * @param maxAge its own, or the policy's
     * @param where of a statement with a value: its members that must be one of these texts
     * @param contains of a statement with a value: its members that are lists, and what each must hold
     * @param community for which communities it must have been said, and by which granted
     * @param role what it counts for
     */
    public record VoucherRule(
            Kind kind,
            boolean half,
            Optional<String> predicate,
            Map<String, Set<String>> where,
            Map<String, Set<String>> contains,
            Optional<Period> maxAge,
            Communities community,
            Role role,
            int amount,
            int depth,
            Weight weight) {}

    /**
     * What else a vouch weighs.
     *
     * @param halfLife in which its amount and its evidence halve
     * @param positive evidence in favour for opinions, in thousandths of a piece
     * @param negative evidence against
     */
    public record Weight(Optional<HalfLife> halfLife, long positive, long negative) {}

    /**
     * For which communities evidence counts.
     *
     * @param asked whether for the one that the question names, or for the anchors where it names none
     * @param named these and no others; of any community where both are unset
     */
    public record Communities(boolean asked, Set<Did> named) {
        static final Communities ANY = new Communities(false, Set.of());
        static final Communities ASKED = new Communities(true, Set.of());

        boolean any() {
            return !asked && named.isEmpty();
        }
    }

    /** What a vouch counts for. */
    public enum Role {
        /** It makes its subject somebody whose word may count; for the subject that is asked about it counts nothing. */
        INTRODUCES,
        /** It counts for its subject when that is asked about, and leads no further. */
        VOUCHES,
        /** Either. */
        BOTH;

        /** Whether nothing of the other role is left to count for. */
        boolean covers(Role other) {
            return this == BOTH || this == other;
        }
    }

    /** At most so many vouches of one issuer within any window of so many days. */
    public record Velocity(int statements, int days, Clock clock) {}

    /** Which time a vouch is counted at. */
    public enum Clock {
        /** When it reached us; nobody else can set it. */
        FIRST_SEEN,
        /** When its issuer says it was made; whoever wants to can spread such dates. */
        CLAIMED
    }

    /** A declared circle, such as one employer or one family: of its members at most so many count for one subject. */
    public record Circle(String name, Set<Did> members, int atMost) {}

    /**
     * Of the chosen vouchers at most so many of whom one thing is stated.
     *
     * @param claim a member of a statement's value
     * @param values these texts; every text where there are none, each counted apart
     * @param predicate of the statements by or about the voucher that say so; where it is empty, the vouch itself says it
     */
    public record ClaimCap(String claim, Set<String> values, Optional<String> predicate, int atMost) {}

    /**
     * What those who vouch for a subject, and whom the anchors lead to, must not state differently.
     *
     * @param claim a member of a statement's value; who does not state it as a text disagrees with nobody
     * @param verdict what two different texts come to
     */
    public record Agreement(String claim, Decision verdict) {}

    /** A statement that speaks against its subject when it comes from somebody whom the anchors lead to. */
    public record Concern(String predicate, Decision verdict) {}
}
