package coop.kith.trust.evidence;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.Did;
import coop.kith.key.Multihash;
import coop.kith.problem.Result;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One verified credential, or another {@link Ground}, and what it says, kept whole: the unit of attribution. Equal by {@link #id}. Immutable.
 *
 * <p>What is held as a verified credential is made of a {@link VerifiedCredential} alone, so what did not verify cannot be counted as one. Everything else carries its own
 * {@link Basis}, and counts only under a policy that names it.
 *
 * <p>Two clocks: {@link #validFrom} and {@link #validUntil} are the issuer's claim, {@link #receivedAt} is when it entered our log. Age is counted
 * on the second, since an issuer can write any date it likes.
 *
 * <p>What was learnt since, such as that it was revoked, goes with it as its {@link #history}. It is never looked up when a question is asked.
 */
public final class Evidence implements Comparable<Evidence> {
    private final Bytes id;
    private final String digestMultibase;
    private final Ground ground;
    private final Reading reading;
    private final Instant receivedAt;
    private final History history;

    private Evidence(
            Bytes id, String digestMultibase, Ground ground, Reading reading, Instant receivedAt, History history) {
        this.id = id;
        this.digestMultibase = digestMultibase;
        this.ground = ground;
        this.reading = reading;
        this.receivedAt = receivedAt;
        this.history = history;
    }

    /**
     * What an intake profile read out of a verified credential.
     *
     * @param subject whom it is about
     * @param issuerScope as the credential declares it; empty where it declares none, as credentials outside the Decentralized Trust Graph do
     * @param community the community it belongs to, where it belongs to one
     * @param taskContext the exchange it was made in, as stated
     * @param digestMultibase of an acknowledgement or acceptance: the digest of the grant that is acknowledged or accepted
     * @param statement of a statement: what is stated
     * @param mandate of a delegation or an authority: what it lets its subject do
     * @param strength the most it may count for, where it says so
     */
    public record Reading(
            EvidenceKind kind,
            Did subject,
            Optional<IssuerScope> issuerScope,
            Optional<Did> community,
            Optional<String> taskContext,
            Optional<String> digestMultibase,
            Optional<Statement> statement,
            Optional<Mandate> mandate,
            Optional<Strength> strength) {

        /** Of everything but a delegation and an authority, without a strength. */
        public Reading(
                EvidenceKind kind,
                Did subject,
                Optional<IssuerScope> issuerScope,
                Optional<Did> community,
                Optional<String> taskContext,
                Optional<String> digestMultibase,
                Optional<Statement> statement) {
            this(
                    kind,
                    subject,
                    issuerScope,
                    community,
                    taskContext,
                    digestMultibase,
                    statement,
                    Optional.empty(),
                    Optional.empty());
        }

        /** A statement outside the Decentralized Trust Graph, for so much at the most. */
        public static Reading stating(Did subject, Statement statement, Strength strength) {
            return new Reading(
                    EvidenceKind.STATEMENT,
                    subject,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(statement),
                    Optional.empty(),
                    Optional.of(strength));
        }

        public Optional<String> predicate() {
            return statement.map(Statement::predicate);
        }
    }

    /**
     * With the status that the verification found, where it checked it. Refused where the credential has no canonical form: a number or string outside I-JSON
     * (RFC 7493).
     */
    public static Result<Evidence> of(VerifiedCredential verified, Reading reading, Instant receivedAt) {
        return of(new Ground.Credential(verified), reading, receivedAt);
    }

    /** The same on another ground. */
    public static Result<Evidence> of(Ground ground, Reading reading, Instant receivedAt) {
        return ground.canonical().map(claims -> {
            String digest = Multihash.sha256(claims);
            List<StatusChange> found =
                    ground.credential().flatMap(verified -> StatusLook.first(verified, digest, receivedAt)).stream()
                            .toList();
            return new Evidence(
                    Bytes.of(Digests.sha256(claims)), digest, ground, reading, receivedAt, History.of(found));
        });
    }

    /** The same evidence, as somebody has it who first saw it at another time: for replaying an answer over another's log. */
    public Evidence seenAt(Instant another) {
        return new Evidence(id, digestMultibase, ground, reading, another, history);
    }

    /** The same evidence, as somebody has it who learnt nothing else about it. Throws IllegalArgumentException where an event is about something else. */
    public Evidence havingLearnt(Collection<? extends Event> events) {
        for (Event event : events) {
            if (!event.about().equals(digestMultibase)
                    && speakers().stream().noneMatch(did -> event.about().equals(did.toString()))) {
                throw new IllegalArgumentException("an event about " + event.about() + " and not about " + this);
            }
        }
        return new Evidence(id, digestMultibase, ground, reading, receivedAt, History.of(events));
    }

    /** The same evidence, with these events learnt too. Throws IllegalArgumentException where one is about something else. */
    public Evidence with(Collection<? extends Event> events) {
        return events.isEmpty() ? this : havingLearnt(history.and(events).events());
    }

    /** As it was known then. */
    public Evidence knownAt(Instant knownAt) {
        return new Evidence(id, digestMultibase, ground, reading, receivedAt, history.knownAt(knownAt));
    }

    /** SHA-256 of the JCS form of the claims, of a credential without its proof: the same claim re-encoded or signed again is the same evidence. */
    public Bytes id() {
        return id;
    }

    /** The same digest as credentials write it ({@code digestMultibase}): multihash sha2-256, base58btc. */
    public String digestMultibase() {
        return digestMultibase;
    }

    public Did issuer() {
        return ground.issuer();
    }

    /** Whose word it is, and who signed what it was read out of where that is another: a key that was stolen from either speaks for a thief. */
    public Set<Did> speakers() {
        Set<Did> speakers = new TreeSet<>(Set.of(issuer()));
        ground.credential().map(VerifiedCredential::issuer).ifPresent(speakers::add);
        return speakers;
    }

    public Did subject() {
        return reading.subject();
    }

    public Reading reading() {
        return reading;
    }

    public EvidenceKind kind() {
        return reading.kind();
    }

    public Basis basis() {
        return ground.basis();
    }

    public Optional<Instant> validFrom() {
        return ground.validFrom();
    }

    public Optional<Instant> validUntil() {
        return ground.validUntil();
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** What was learnt about it besides what it says. */
    public History history() {
        return history;
    }

    /** Whether the credential, or the list that it was read out of, says where its status is to be had. */
    public boolean hasStatus() {
        return ground.credential()
                .filter(credential -> !credential.credential().statuses().isEmpty())
                .isPresent();
    }

    /** Where it stands at {@code asOf}, by what was known at {@code knownAt}. */
    public History.Standing standing(Instant asOf, Instant knownAt) {
        return history.knownAt(knownAt).standing(hasStatus(), receivedAt, asOf);
    }

    /** What it rests on, whole. */
    public Ground ground() {
        return ground;
    }

    /** The whole credential, with the protocol of the checks that it passed; empty on another ground. */
    public Optional<VerifiedCredential> verified() {
        return ground instanceof Ground.Credential credential ? Optional.of(credential.verified()) : Optional.empty();
    }

    /** By {@link #id}. */
    @Override
    public int compareTo(Evidence other) {
        return id.compareTo(other.id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence evidence && evidence.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Evidence[" + kind() + ' ' + issuer() + " -> " + subject() + ' ' + digestMultibase + ']';
    }
}
