package coop.kith.vc.verify;

import coop.kith.did.Did;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Credential;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.HeldProof;
import coop.kith.vc.proof.KeyAtSigning;
import coop.kith.vc.proof.Quorum;
import coop.kith.vc.proof.RotatedKeys;
import coop.kith.vc.proof.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a verifier insists on. Strict unless a named verb with a reason says otherwise; the protocol records each reason. Each verb gives a changed policy
 * and leaves this one as it is. Immutable, safe for many threads.
 *
 * <pre>{@code
 * VerificationPolicy.expecting(challenge, "planet.example")
 *         .ignoringStatus("kiosk without a network")
 *         .allowingClockSkew(Duration.ofMinutes(1));
 * }</pre>
 */
public final class VerificationPolicy {
    /** Clocks that differ by more are broken, and a proof held open for longer invites replay. */
    public static final Duration MOST_CLOCK_SKEW = Duration.ofMinutes(10);

    private static final VerificationPolicy STRICT = new VerificationPolicy(
            new Audience.Unstated(), Duration.ZERO, Map.of(), List.of(), Signatures.ALL, Optional.empty());

    private final Audience audience;
    private final Duration clockSkew;
    private final Map<Leniency, String> waived;
    private final List<Requirement> requirements;
    private final Signatures signatures;
    private final Optional<Duration> oldestStatus;

    private VerificationPolicy(
            Audience audience,
            Duration clockSkew,
            Map<Leniency, String> waived,
            List<Requirement> requirements,
            Signatures signatures,
            Optional<Duration> oldestStatus) {
        this.audience = audience;
        this.clockSkew = clockSkew;
        this.waived = waived;
        this.requirements = requirements;
        this.signatures = signatures;
        this.oldestStatus = oldestStatus;
    }

    private record Requirement(String name, Demand demand) {}

    /** What is asked of the signatures, under the name of its check. */
    record SignatureRequirement(String name, SignatureDemand demand) {}

    /** What is asked of the proofs: which of them must hold, who must have made them, and when. */
    private record Signatures(
            Optional<Quorum> quorum, List<SignatureRequirement> requirements, Optional<RotatedKeys> rotated) {
        static final Signatures ALL = new Signatures(Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * Every check on, no clock skew, and no challenge given out: so a presentation stays undecided, since nobody can tell it from a copy, and so does
     * whatever was signed for a particular domain or challenge.
     */
    public static VerificationPolicy strict() {
        return STRICT;
    }

    /**
     * As {@link #strict}, for an answer to a challenge.
     *
     * @param challenge the text that this verifier gave out for this occasion; unguessable, and never given out twice
     * @param domain the name that this verifier goes by: the proof must state it, and no other
     */
    public static VerificationPolicy expecting(String challenge, String domain) {
        return new VerificationPolicy(
                new Audience.Exactly(challenge, domain),
                Duration.ZERO,
                Map.of(),
                List.of(),
                Signatures.ALL,
                Optional.empty());
    }

    /**
     * As {@link #strict}, for an answer to a challenge, whichever verifier gave it out: what was made for another one passes where that one gave out the same.
     *
     * @param challenge as for {@link #expecting}
     */
    public static VerificationPolicy expectingChallenge(String challenge, String why) {
        return partly(new Audience.Partly(Optional.of(challenge), Optional.empty(), why));
    }

    /**
     * As {@link #strict}, for what was made for this verifier, whatever it answers: copies of earlier presentations pass.
     *
     * @param domain as for {@link #expecting}
     */
    public static VerificationPolicy expectingDomain(String domain, String why) {
        return partly(new Audience.Partly(Optional.empty(), Optional.of(domain), why));
    }

    private static VerificationPolicy partly(Audience.Partly audience) {
        return new VerificationPolicy(audience, Duration.ZERO, Map.of(), List.of(), Signatures.ALL, Optional.empty());
    }

    /** Lets revoked and suspended credentials pass: a credential with a {@code credentialStatus} is not undecided for it. */
    public VerificationPolicy ignoringStatus(String why) {
        return waiving(Leniency.STATUS, why);
    }

    /** Lets credentials pass of which a status list says something other than that they were revoked or suspended; the message stays in the protocol. */
    public VerificationPolicy acceptingStatusMessages(String why) {
        return waiving(Leniency.STATUS_MESSAGE, why);
    }

    /**
     * Decides by status lists that are no older than this, and by none that is older: a verifier that is offline then goes on with the last list it had, and one that is online
     * does not believe a list that its publisher has left to lie. Without it a list holds for as long as its publisher says.
     *
     * @param age zero or more; throws IllegalArgumentException otherwise
     */
    public VerificationPolicy statusNoOlderThan(Duration age) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("an age is zero or more, not " + age);
        }
        return new VerificationPolicy(audience, clockSkew, waived, requirements, signatures, Optional.of(age));
    }

    /** Lets credentials pass that do not fit their own {@code credentialSchema}. */
    public VerificationPolicy ignoringSchema(String why) {
        return waiving(Leniency.SCHEMA, why);
    }

    /** Does without the digests in {@code relatedResource}: what those links lead to may have been exchanged. */
    public VerificationPolicy ignoringRelatedResources(String why) {
        return waiving(Leniency.RELATED_RESOURCE, why);
    }

    /** Lets anybody sign in an issuer's name: only that the key's controller signed is shown. */
    public VerificationPolicy issuerNeedNotControlKey(String why) {
        return waiving(Leniency.ISSUER_CONTROL, why);
    }

    /** Lets a holder present credentials that are about others, which may have been taken from them. */
    public VerificationPolicy holderNeedNotBeSubject(String why) {
        return waiving(Leniency.HOLDER_IS_SUBJECT, why);
    }

    /** Lets copies of earlier presentations pass, and proofs that were made for other verifiers. */
    public VerificationPolicy withoutChallenge(String why) {
        VerificationPolicy changed = waiving(Leniency.AUDIENCE, why);
        return new VerificationPolicy(
                new Audience.Anyone(why), clockSkew, changed.waived, requirements, signatures, oldestStatus);
    }

    /**
     * Takes JSON Web Tokens of version 1.1 of the data model, whose {@code typ} is missing or {@code JWT} and whose document stands in the claim {@code vc} or {@code vp}.
     * A token that was made for something else, and looks like one, then passes for a credential.
     */
    public VerificationPolicy acceptingOlderTokens(String why) {
        return waiving(Leniency.TOKEN_FORM, why);
    }

    /**
     * Lets every date be missed by this much, both ways: for clocks that do not agree.
     *
     * @param skew zero to {@link #MOST_CLOCK_SKEW}; throws IllegalArgumentException otherwise
     */
    public VerificationPolicy allowingClockSkew(Duration skew) {
        if (skew.isNegative() || skew.compareTo(MOST_CLOCK_SKEW) > 0) {
            throw new IllegalArgumentException("a clock skew is from 0 to " + MOST_CLOCK_SKEW + ", not " + skew);
        }
        return new VerificationPolicy(audience, skew, waived, requirements, signatures, oldestStatus);
    }

    /**
     * Insists on something more of every credential.
     *
     * @param name of the check in the protocol: lower-case words joined by dots or hyphens
     */
    public VerificationPolicy requiring(String name, Demand demand) {
        List<Requirement> more = new ArrayList<>(requirements);
        more.add(new Requirement(name, demand));
        return new VerificationPolicy(audience, clockSkew, waived, List.copyOf(more), signatures, oldestStatus);
    }

    /**
     * Insists on something about who signed each credential, and with what: {@link SignatureDemand#signers}, {@link SignatureDemand#hybrid}. Every proof on
     * the credential must hold all the same.
     *
     * @param name of the check in the protocol: lower-case words joined by dots or hyphens
     */
    public VerificationPolicy requiringSignatures(String name, SignatureDemand demand) {
        List<SignatureRequirement> more = new ArrayList<>(signatures.requirements);
        more.add(new SignatureRequirement(name, demand));
        return with(new Signatures(signatures.quorum, List.copyOf(more), signatures.rotated));
    }

    /**
     * Lets a credential pass when the proofs of {@code atLeast} of {@code among} hold, whatever becomes of its other proofs: those are taken off what is handed
     * on, and the protocol says why. The issuer must be one of those whose proofs hold, as always.
     *
     * @param atLeast that many different controllers; 1 to the size of {@code among}, throws IllegalArgumentException otherwise
     */
    public VerificationPolicy acceptingQuorum(int atLeast, Collection<Did> among, String why) {
        Quorum quorum = new Quorum(atLeast, Set.copyOf(among), why);
        return with(new Signatures(Optional.of(quorum), signatures.requirements, signatures.rotated))
                .requiringSignatures("quorum", SignatureDemand.signers(atLeast, among));
    }

    /**
     * Judges a credential's proof by a key that is not in force any more, rotated out or expired, or of a DID that was deactivated, by the history of that DID, as
     * {@link KeyAtSigning} says: what the proof shows of its own is never enough, so the credential is undecided instead of rejected, and rejected where the history
     * speaks against it. A key that is in force now is judged as without this verb, and a presentation's own proof, which is made now, too. did:webvh and did:plc keep
     * a history; of a method that keeps none the proof is refused, and the protocol says why. The history is read anew in each verification that needs it.
     */
    public VerificationPolicy acceptingRotatedKeys(String why) {
        return with(new Signatures(
                signatures.quorum, signatures.requirements, Optional.of(new RotatedKeys(Optional.empty(), why))));
    }

    /**
     * As above, and lets such a proof pass where {@code seen} shows that it was made while its key was in force. The sighting must be of the very credential that is
     * verified under this policy, so make a policy for each; of a presentation, all credentials in it were seen at that time.
     *
     * <pre>{@code
     * policy.acceptingRotatedKeys(new Sighting(receivedAt, "our own inbox"), "minutes of earlier years");
     * }</pre>
     */
    public VerificationPolicy acceptingRotatedKeys(Sighting seen, String why) {
        return with(new Signatures(
                signatures.quorum, signatures.requirements, Optional.of(new RotatedKeys(Optional.of(seen), why))));
    }

    private VerificationPolicy with(Signatures changed) {
        return new VerificationPolicy(audience, clockSkew, waived, requirements, changed, oldestStatus);
    }

    Map<Leniency, String> waived() {
        return waived;
    }

    /** The names of what is demanded of credentials, by code. */
    List<String> demandNames() {
        return requirements.stream().map(Requirement::name).toList();
    }

    /** What is demanded of signatures, in the order in which it was. */
    List<SignatureRequirement> signatureRequirements() {
        return signatures.requirements;
    }

    Optional<RotatedKeys> rotatedKeys() {
        return signatures.rotated;
    }

    Optional<Quorum> quorum() {
        return signatures.quorum;
    }

    boolean demandsSignatures() {
        return !signatures.requirements.isEmpty();
    }

    /** The requirements about signatures as one check. */
    Check signatureDemands(List<HeldProof> proofs, Credential credential, Instant at) {
        return Check.of(
                SignerCheck.NAME,
                signatures.requirements.stream()
                        .map(requirement -> requirement
                                .demand()
                                .unmet(proofs, credential, at)
                                .map(problem -> Check.failed(requirement.name(), problem))
                                .orElseGet(() -> Check.passed(requirement.name())))
                        .toList());
    }

    Audience audience() {
        return audience;
    }

    /** For a credential inside a presentation: the challenge and domain are the presentation's, not its. */
    Audience audienceWithin() {
        return audience instanceof Audience.Anyone ? audience : new Audience.Unstated();
    }

    Optional<Duration> oldestStatus() {
        return oldestStatus;
    }

    Duration clockSkew() {
        return clockSkew;
    }

    /** The check as waived, with the reason, where this policy waives it. */
    Optional<Check> waiver(Leniency leniency, String check) {
        return reason(leniency)
                .map(why -> Check.waived(check, Problem.of(VerifyProblem.WAIVED, leniency.loss() + ": " + why)));
    }

    /** Why this policy is lenient about it; empty where it is not. */
    Optional<String> reason(Leniency leniency) {
        return Optional.ofNullable(waived.get(leniency));
    }

    /** The requirements as one check over a credential. */
    Check demands(Credential credential) {
        return Check.of(
                "policy",
                requirements.stream()
                        .map(requirement -> requirement
                                .demand()
                                .unmet(credential)
                                .map(problem -> Check.failed(requirement.name(), problem))
                                .orElseGet(() -> Check.passed(requirement.name())))
                        .toList());
    }

    VerificationPolicy waivingAll(Map<Leniency, String> more) {
        VerificationPolicy changed = this;
        for (Map.Entry<Leniency, String> one : more.entrySet()) {
            changed = changed.waiving(one.getKey(), one.getValue());
        }
        return changed;
    }

    private VerificationPolicy waiving(Leniency leniency, String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("say why: " + leniency.loss());
        }
        Map<Leniency, String> more = new EnumMap<>(Leniency.class);
        more.putAll(waived);
        more.put(leniency, why);
        return new VerificationPolicy(audience, clockSkew, more, requirements, signatures, oldestStatus);
    }
}
