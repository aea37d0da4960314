package coop.kith.trust.intake.openpgp;

import coop.kith.did.Did;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.trust.algorithm.flow.Certificate;
import coop.kith.trust.algorithm.flow.Certification;
import coop.kith.trust.algorithm.flow.Certification.Word.Vouches;
import coop.kith.trust.algorithm.flow.Scope;
import coop.kith.trust.algorithm.flow.WebOfTrust;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Evidence.Reading;
import coop.kith.trust.evidence.Ground;
import coop.kith.trust.evidence.Statement;
import coop.kith.trust.evidence.Strength;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The certifications of a keyring as evidence, so that one engine answers about OpenPGP user ids and about DIDs, under one policy and with the same receipts. What is in force, and whether its
 * signature holds, {@link OpenPgpKeyring} says.
 *
 * <p>A certification becomes one statement or two, of basis {@code openpgp}, with amount and depth as its signature states them, which a policy may lessen and never exceed:
 *
 * <ul>
 *   <li>{@value #CERTIFIES}: about the user id ({@link OpenPgpName#ofUserId}), that it is its holder's.
 *   <li>{@value #INTRODUCES}: about the certificate ({@link OpenPgpName#ofCertificate}), where the depth is more than zero: that its holder may introduce others, said under the user id that is the object.
 *       Where that is limited to some user ids, the predicate is {@value #INTRODUCES_WITHIN} instead, since the limit is on whom the question is about; a policy that does not name it counts none of it.
 *   <li>{@value #CERTIFIES_PARTLY}, {@value #INTRODUCES_PARTLY}: the same for less than full trust, an amount below 120.
 * </ul>
 *
 * <p>Besides, there is {@value #BINDS}: what the holder of a certificate says of the own user ids, which is worth something to those who take that holder as an introducer, and is no second voucher's word.
 *
 * <p>Evidence is what the keyring shows at one time. What was revoked, replaced or expired by then is not among it, so read the keyring again for a new question; or keep its certificates in an
 * evidence log ({@link OpenPgpCertificates}), which does.
 */
public final class OpenPgpIntake {
    /** Says that a user id is its holder's. */
    public static final String CERTIFIES = "https://kith.coop/openpgp#certifies";

    /** Says so with less than full trust. */
    public static final String CERTIFIES_PARTLY = "https://kith.coop/openpgp#certifies-partly";

    /** Says that the holder of a certificate may introduce others. */
    public static final String INTRODUCES = "https://kith.coop/openpgp#introduces";

    /** Says so with less than full trust. */
    public static final String INTRODUCES_PARTLY = "https://kith.coop/openpgp#introduces-partly";

    /** Says that the holder of a certificate may introduce those whom a regular expression in the signature finds. */
    public static final String INTRODUCES_WITHIN = "https://kith.coop/openpgp#introduces-within";

    /** Says, by the holder of a certificate, that a user id is the holder's own. */
    public static final String BINDS = "https://kith.coop/openpgp#binds";

    private OpenPgpIntake() {}

    /** A certification that the keyring verified. */
    private record Verified(Did issuer, Optional<Instant> validFrom, Optional<Instant> validUntil, JsonObject claims)
            implements Ground.Certified {
        @Override
        public Optional<String> name() {
            return Optional.empty();
        }

        @Override
        public JsonObject whole() {
            return claims;
        }
    }

    /** What is in force at {@code receivedAt}, first seen then; refused only where a user id has no canonical form. */
    public static Result<List<Evidence>> read(OpenPgpKeyring keyring, Instant receivedAt) {
        return read(keyring.seenAsOf(receivedAt), receivedAt, seen -> receivedAt);
    }

    /** What is in force at {@code asOf}, each piece first seen as {@code clock} makes of when it could be verified first. */
    static Result<List<Evidence>> read(SeenWeb seen, Instant asOf, UnaryOperator<Instant> clock) {
        WebOfTrust web = seen.web();
        Stream<Result<Evidence>> said = web.inForce().stream()
                .flatMap(one ->
                        evidence(web, one, asOf, clock.apply(seen.sightings().of(one))));
        Stream<Result<Evidence>> bound = web.certificates().values().stream()
                .flatMap(certificate -> certificate.userIds().keySet().stream()
                        .filter(userId -> certificate.allows(userId, asOf))
                        .map(userId -> binding(
                                certificate,
                                userId,
                                clock.apply(seen.sightings().of(certificate.id(), userId)))));
        List<Evidence> evidence = new ArrayList<>();
        for (Result<Evidence> one : Stream.concat(said, bound).toList()) {
            if (!one.isOk()) {
                return one.map(List::of);
            }
            evidence.add(one.orThrow());
        }
        return Result.ok(List.copyOf(evidence));
    }

    private static Stream<Result<Evidence>> evidence(
            WebOfTrust web, Certification said, Instant asOf, Instant receivedAt) {
        Vouches vouches = (Vouches) said.word();
        boolean full = vouches.amount() >= Certification.FULL;
        Did userId = OpenPgpName.ofUserId(said.subject(), said.userId());
        List<Result<Evidence>> evidence = new ArrayList<>();
        boolean within = vouches.depth() == 0 || vouches.scope().includes(said.userId());
        Optional.ofNullable(web.certificates().get(said.subject()))
                .filter(certificate -> within && certificate.allows(said.userId(), asOf))
                .ifPresent(certificate ->
                        evidence.add(statement(full ? CERTIFIES : CERTIFIES_PARTLY, userId, userId, said, receivedAt)));
        if (vouches.depth() > 0) {
            String introduces = vouches.scope().limited() ? INTRODUCES_WITHIN : full ? INTRODUCES : INTRODUCES_PARTLY;
            Did certificate = OpenPgpName.ofCertificate(said.subject());
            evidence.add(statement(introduces, certificate, userId, said, receivedAt));
        }
        return evidence.stream();
    }

    private static Result<Evidence> binding(Certificate holder, String userId, Instant receivedAt) {
        Vouches fully = new Vouches(Certification.FULL, VouchGraph.UNLIMITED, Scope.everybody());
        Certification own =
                new Certification(holder.id(), holder.id(), userId, holder.created(), holder.expires(), fully);
        Did name = OpenPgpName.ofUserId(holder.id(), userId);
        return statement(BINDS, name, name, own, receivedAt);
    }

    private static Result<Evidence> statement(
            String predicate, Did subject, Did userId, Certification said, Instant receivedAt) {
        Did issuer = OpenPgpName.ofCertificate(said.issuer());
        Vouches vouches = (Vouches) said.word();
        Strength strength = new Strength(vouches.amount(), vouches.depth());
        JsonObject claims = JsonObject.empty()
                .with("kith", "openpgp-certification-1")
                .with("issuer", issuer.toString())
                .with("subject", subject.toString())
                .with("predicate", predicate)
                .with("userId", userId.toString())
                .with("amount", JsonNumber.of(strength.amount()))
                .with("depth", JsonNumber.of(strength.depth()))
                .with("created", DateTimeStamp.format(said.created()));
        JsonObject whole = said.expires()
                .map(end -> claims.with("expires", DateTimeStamp.format(end)))
                .orElse(claims);
        // A signature no longer holds at the instant of its expiry; evidence still does at the last instant of its
        // validity.
        Optional<Instant> last = said.expires().map(end -> end.minusNanos(1));
        return Evidence.of(
                new Verified(issuer, Optional.of(said.created()), last, whole),
                Reading.stating(subject, new Statement(predicate, new Statement.Entity(userId.toString())), strength),
                receivedAt);
    }
}
