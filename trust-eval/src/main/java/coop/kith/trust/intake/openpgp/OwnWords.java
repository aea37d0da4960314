package coop.kith.trust.intake.openpgp;

import coop.kith.trust.algorithm.flow.Certificate;
import coop.kith.trust.algorithm.flow.Certificate.Revocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPSignature;

/** All that the holder of a certificate ever said of it, verified, and what that made of it at any time. Immutable. */
final class OwnWords {
    /** With more signatures than a person makes, what they said last stands for what they had said: looking through all of them for each certification would not end. */
    private static final int MOST = 256;

    private final StatedCertificate stated;
    private final List<StatedSignature> ofKey;
    private final Map<String, List<StatedSignature>> ofUserIds;
    private final int signatures;
    private final Instant since;

    private OwnWords(
            StatedCertificate stated, List<StatedSignature> ofKey, Map<String, List<StatedSignature>> ofUserIds) {
        this.stated = stated;
        this.ofKey = ofKey;
        this.ofUserIds = ofUserIds;
        List<StatedSignature> all = new ArrayList<>(ofKey);
        ofUserIds.values().forEach(all::addAll);
        this.signatures = all.size();
        this.since = all.stream()
                .filter(signature -> OpenPgpKeyring.CERTIFIES.contains(signature.type())
                        || signature.type() == PGPSignature.DIRECT_KEY)
                .map(StatedSignature::created)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** Verifies them, and notes since when each binding can be. */
    static OwnWords of(StatedCertificate stated, SeenWeb.Sightings sightings) {
        Map<String, List<StatedSignature>> ofUserIds = new TreeMap<>();
        for (String userId : stated.userIds()) {
            List<StatedSignature> own = own(stated, stated.of(userId), Optional.of(userId));
            own.forEach(signature -> sightings.bound(stated.fingerprint(), userId, signature.seen()));
            ofUserIds.put(userId, own);
        }
        return new OwnWords(stated, own(stated, stated.ofKey(), Optional.empty()), ofUserIds);
    }

    private static List<StatedSignature> own(
            StatedCertificate stated, Collection<StatedSignature> signatures, Optional<String> userId) {
        return signatures.stream()
                .filter(signature -> signature.keyId() == stated.key().getKeyID()
                        && SignatureCheck.holds(signature, stated.key(), stated.key(), userId))
                .toList();
    }

    /** A user id as its holder last bound it. */
    private record Bound(StatedSignature binding, Optional<Revocation> revoked) {
        boolean stands() {
            return revoked.isEmpty();
        }
    }

    private Map<String, Bound> bound(Instant time) {
        Map<String, Bound> bound = new TreeMap<>();
        ofUserIds.forEach((userId, own) -> newest(own.stream()
                        .filter(signature -> OpenPgpKeyring.CERTIFIES.contains(signature.type()))
                        .filter(signature -> signature.isLive(time)))
                .ifPresent(binding -> bound.put(userId, new Bound(binding, unbinding(own, binding, time)))));
        return bound;
    }

    /** What speaks for the whole certificate: the binding of its primary user id, or else the direct key signature; one of a user id that was taken back only where there is no other. */
    private List<StatedSignature> general(Map<String, Bound> bound, Instant time) {
        Optional<StatedSignature> primary = bound.values().stream()
                .max(Comparator.comparing(Bound::stands)
                        .thenComparing(one -> one.binding().primary())
                        .thenComparing(one -> one.binding().created()))
                .map(Bound::binding);
        return Stream.concat(primary.stream(), direct(time).stream()).toList();
    }

    private Optional<StatedSignature> direct(Instant time) {
        return newest(ofType(ofKey, PGPSignature.DIRECT_KEY).filter(signature -> signature.isLive(time)));
    }

    /** The certificate as of a time; empty where its holder had said nothing of it. */
    Optional<Certificate> standing(Instant time) {
        Map<String, Bound> bound = bound(time);
        List<StatedSignature> general = general(bound, time);
        if (general.isEmpty()) {
            return Optional.empty();
        }
        Instant made = stated.key().getCreationTime().toInstant();
        Optional<Instant> expires = general.stream()
                .map(StatedSignature::keyLife)
                .filter(seconds -> seconds > 0)
                .findFirst()
                .map(made::plusSeconds);
        Optional<StatedSignature> latest = newest(
                Stream.concat(direct(time).stream(), bound.values().stream().map(Bound::binding)));
        Map<String, Optional<Revocation>> userIds = new TreeMap<>();
        bound.forEach((userId, one) -> userIds.put(userId, one.revoked()));
        return Optional.of(new Certificate(stated.fingerprint(), made, expires, revocation(latest, time), userIds));
    }

    /** Whether the key may certify others: where its flags say nothing, it may (RFC 9580 section 5.2.3.29). */
    boolean certifies(Instant time) {
        return general(bound(time), time).stream()
                .findFirst()
                .filter(StatedSignature::certifies)
                .isPresent();
    }

    /**
     * Whether the certificate held at a time, by what its holder had said by then; where nothing of that is left, by what came first after it.
     *
     * @param known as it stands now
     */
    boolean held(Instant when, Certificate known) {
        Optional<Certificate> then =
                signatures > MOST ? Optional.of(known) : standing(when.isBefore(since) ? since : when);
        return then.filter(certificate -> certificate.holds(when)).isPresent();
    }

    private static Stream<StatedSignature> ofType(List<StatedSignature> signatures, int type) {
        return signatures.stream().filter(signature -> signature.type() == type);
    }

    private static Optional<StatedSignature> newest(Stream<StatedSignature> signatures) {
        return signatures.max(Comparator.comparing(StatedSignature::created));
    }

    /** The earliest hard one, else the earliest soft one that was not followed by a new signature of the holder. */
    private Optional<Revocation> revocation(Optional<StatedSignature> latest, Instant time) {
        return ofType(ofKey, PGPSignature.KEY_REVOCATION)
                .filter(one -> one.hard()
                        || (one.isLive(time)
                                && latest.filter(newer -> newer.created().isAfter(one.created()))
                                        .isEmpty()))
                .map(signature -> new Revocation(signature.created(), signature.hard()))
                .min(Comparator.comparing(Revocation::hard).reversed().thenComparing(Revocation::at));
    }

    /**
     * The earliest that was not followed by a new binding. Whatever reason it gives, a user id that was taken back had been the holder's until then, and may become theirs again: only a key can be in the
     * wrong hands.
     */
    private static Optional<Revocation> unbinding(List<StatedSignature> own, StatedSignature bound, Instant time) {
        return ofType(own, PGPSignature.CERTIFICATION_REVOCATION)
                .filter(one -> one.isLive(time) && !bound.created().isAfter(one.created()))
                .map(signature -> new Revocation(signature.created(), false))
                .min(Comparator.comparing(Revocation::at));
    }
}
