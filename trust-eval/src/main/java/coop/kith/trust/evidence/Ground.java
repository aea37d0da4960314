package coop.kith.trust.evidence;

import coop.kith.did.Did;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Instant;
import java.util.Optional;

/**
 * What a piece of evidence rests on. A policy counts only the grounds that it names, by {@link #basis}.
 *
 * <p>A credential comes from the verifier alone. The grounds that are open to implementation are made in one intake each, which checks what there is to check before it makes one; whoever
 * implements them elsewhere answers for it.
 */
public sealed interface Ground {
    Basis basis();

    /** Whose word it is. */
    Did issuer();

    /** When it holds from, as its issuer says. */
    Optional<Instant> validFrom();

    /** The last instant at which it holds, as its issuer says. */
    Optional<Instant> validUntil();

    /** The name that the issuer gave it, under which it may say one thing only. */
    Optional<String> name();

    /**
     * The credential that it was read out of, verified: what an evidence log keeps of it, and where its status is to be had. Empty where it is no credential that says it.
     */
    default Optional<VerifiedCredential> credential() {
        return Optional.empty();
    }

    /** What it says, without what only proves it: its JCS form (RFC 8785) is what evidence is named by. */
    JsonObject claims();

    /** Everything, as it was received. */
    JsonObject whole();

    /** A credential that this process verified; where it took the issuer's keys from a remote resolver, it is that resolver's word that they are the issuer's. */
    record Credential(VerifiedCredential verified) implements Ground {
        @Override
        public Basis basis() {
            return verified.delegates().isEmpty() ? Basis.VERIFIED_CREDENTIAL : Basis.DELEGATED;
        }

        @Override
        public Did issuer() {
            return verified.issuer();
        }

        @Override
        public Optional<Instant> validFrom() {
            return verified.credential().validFrom();
        }

        @Override
        public Optional<Instant> validUntil() {
            return verified.credential().validUntil();
        }

        @Override
        public Optional<String> name() {
            return verified.credential().id();
        }

        @Override
        public Optional<VerifiedCredential> credential() {
            return Optional.of(verified);
        }

        @Override
        public JsonObject claims() {
            return verified.credential().json().without("proof");
        }

        @Override
        public JsonObject whole() {
            return verified.secured();
        }
    }

    /** Something that whoever runs this entered; only they can say whether it is so. */
    record Entry(Did issuer, Optional<Instant> validFrom, Optional<Instant> validUntil, JsonObject claims)
            implements Ground {
        @Override
        public Basis basis() {
            return Basis.OPERATOR;
        }

        @Override
        public Optional<String> name() {
            return Optional.empty();
        }

        @Override
        public JsonObject whole() {
            return claims;
        }
    }

    /** A certification in an OpenPGP keyring whose signature was verified: made by {@code trust.intake.openpgp}. */
    non-sealed interface Certified extends Ground {
        @Override
        default Basis basis() {
            return Basis.OPENPGP;
        }
    }

    /** What somebody else answered, such as a trust registry, with the record of it where whoever asked signed one: made by {@code trust.intake.registry}. */
    non-sealed interface Answered extends Ground {
        @Override
        default Basis basis() {
            return Basis.DELEGATED;
        }
    }

    /** One of several issuers whom their keeper tells apart and does not name: made by {@code trust.intake.tag}. */
    non-sealed interface Tagged extends Ground {
        @Override
        default Basis basis() {
            return Basis.OPAQUE_TAG;
        }

        /** The keeper's list, whole. */
        VerifiedCredential list();

        @Override
        default Optional<VerifiedCredential> credential() {
            return Optional.of(list());
        }

        @Override
        default JsonObject whole() {
            return list().secured();
        }
    }

    /** The bytes that evidence on this ground is named by; refused where the claims have no canonical form. */
    default Result<byte[]> canonical() {
        return Jcs.canonicalize(claims());
    }

    /** {@link #whole} as text. */
    default String text() {
        return Json.write(whole());
    }
}
