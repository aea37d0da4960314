package coop.kith.trust.intake.openpgp;

import coop.kith.trust.algorithm.flow.Certification;
import coop.kith.trust.algorithm.flow.WebOfTrust;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A web of trust, and since when each thing in it could be verified. */
record SeenWeb(WebOfTrust web, Sightings sightings) {

    /** Since when the signatures were here, with the keys that they were made by. Mutable while a keyring is read. */
    static final class Sightings {
        private final Map<Certification, Instant> said = new HashMap<>();
        private final Map<List<String>, Instant> bound = new HashMap<>();

        /** Of several signatures that say the same, the first. */
        void said(Certification certification, Instant signature, Instant issuer) {
            said.merge(certification, issuer.isAfter(signature) ? issuer : signature, Sightings::earlier);
        }

        void bound(String certificate, String userId, Instant signature) {
            bound.merge(List.of(certificate, userId), signature, Sightings::earlier);
        }

        Instant of(Certification certification) {
            return Optional.ofNullable(said.get(certification)).orElseThrow();
        }

        Instant of(String certificate, String userId) {
            return Optional.ofNullable(bound.get(List.of(certificate, userId))).orElseThrow();
        }

        private static Instant earlier(Instant one, Instant other) {
            return other.isBefore(one) ? other : one;
        }
    }
}
