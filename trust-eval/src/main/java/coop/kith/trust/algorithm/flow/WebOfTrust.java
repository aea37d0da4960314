package coop.kith.trust.algorithm.flow;

import coop.kith.trust.algorithm.flow.Certification.Word;
import coop.kith.trust.algorithm.flow.Certification.Word.Vouches;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * The web of trust of OpenPGP as of a time: which certifications are in force, and for a certificate and a user id the question "does the one belong to the other?" as an
 * {@link Inquiry}. The semantics are those of "OpenPGP Web of Trust" (draft-nhw-web-of-trust-00), with the capacities below.
 *
 * <p><b>What is in force.</b> A certification counts when it had been made by {@code asOf} and has not expired, when both its issuer and its subject held at the time it was made, and
 * when its issuer has not taken it back. A certificate that was taken back softly, or expired, introduces by what was said before; one that was taken back hard never did. Of
 * certifications of one user id by one issuer the newest in force counts, alone, whatever it says: amount zero ends what was said before. Those made in the same second stand side by
 * side.
 *
 * <p><b>Where this differs from sequoia-wot 0.2.0.</b> Whether a certificate held when a certification was made goes by what its holder had said by then, and where nothing of that is left by what came
 * first after it: GnuPG puts a new signature in the place of the old one when it extends a key, and sequoia-wot then forgets whatever was said before. What was taken back in the second in
 * which it was said is not in force. A key whose flags do not let it certify introduces nobody.
 *
 * <p><b>What is asked.</b> The subject of the inquiry is the binding. It is vouched for by certifications of that user id, and by the certificate's holder where they bound the
 * user id to it, which counts for those who take them as an introducer. A revoked user id, or a certificate that does not hold at {@code asOf}, is bound by nobody; but what was said of
 * that certificate under that user id goes on to make it an introducer. A certification whose depth is more than zero counts only where its scope includes the user id asked about.
 *
 * <p><b>Capacity.</b> What one issuer says of one certificate, under however many of its user ids, is one capacity, never a sum: whoever adds user ids to a certificate gains nothing. No
 * more flows over certifications of at most a certain amount than that amount (see {@link Flow.Limit}). What a holder says of themselves carries whatever comes to them; a root that is asked about
 * itself is sure of it as far as it is trusted, at most fully, and others may add to that.
 *
 * <p>Immutable; safe for many threads.
 */
public final class WebOfTrust {
    /** Stands for whoever asks, and trusts some roots in part only, or asks about a root. */
    private static final int ASKER = 0;

    private static final int BINDING = 1;
    private static final int CERTIFICATES = 2;

    /** The most that any one issuer can say of a certificate. */
    private static final int MOST = 255;

    private static final Comparator<Certification> ORDER =
            Comparator.comparing(Certification::issuer).thenComparing(Certification::subject);

    private final Instant asOf;
    private final NavigableMap<String, Certificate> certificates = new TreeMap<>();
    private final List<String> order;
    private final List<Certification> inForce;

    private WebOfTrust(
            Collection<Certificate> certificates,
            Collection<Certification> certifications,
            Instant asOf,
            BiPredicate<String, Instant> held) {
        this.asOf = asOf;
        certificates.forEach(certificate -> this.certificates.put(certificate.id(), certificate));
        this.order = List.copyOf(this.certificates.keySet());
        this.inForce = inForce(certifications, held);
    }

    /** The web of those certificates that were there at {@code asOf}; what was said by or of others is left out. Each held, at any time, as it is known now. */
    public static WebOfTrust of(
            Collection<Certificate> certificates, Collection<Certification> certifications, Instant asOf) {
        Map<String, Certificate> known = new TreeMap<>();
        certificates.forEach(certificate -> known.put(certificate.id(), certificate));
        return of(
                certificates,
                certifications,
                asOf,
                (id, when) -> Optional.ofNullable(known.get(id))
                        .filter(certificate -> certificate.holds(when))
                        .isPresent());
    }

    /** The same, with whether each held at a time. */
    public static WebOfTrust of(
            Collection<Certificate> certificates,
            Collection<Certification> certifications,
            Instant asOf,
            BiPredicate<String, Instant> held) {
        return new WebOfTrust(
                certificates.stream()
                        .filter(certificate -> !certificate.created().isAfter(asOf))
                        .toList(),
                certifications,
                asOf,
                held);
    }

    private List<Certification> inForce(Collection<Certification> certifications, BiPredicate<String, Instant> held) {
        Map<List<String>, Instant> withdrawn = new HashMap<>();
        for (Certification one : certifications) {
            if (one.word() instanceof Word.Withdraws && !one.created().isAfter(asOf)) {
                withdrawn.merge(one.slot(), one.created(), WebOfTrust::later);
            }
        }
        List<Certification> standing = certifications.stream()
                .filter(one -> one.word() instanceof Vouches)
                .filter(one -> one.holds(asOf)
                        && certificates.containsKey(one.issuer())
                        && certificates.containsKey(one.subject())
                        && held.test(one.issuer(), one.created())
                        && held.test(one.subject(), one.created()))
                .filter(one -> one.created().isAfter(withdrawn.getOrDefault(one.slot(), Instant.MIN)))
                .toList();
        Map<List<String>, Instant> newest = new HashMap<>();
        standing.forEach(one -> newest.merge(one.slot(), one.created(), WebOfTrust::later));
        return standing.stream()
                .filter(one -> one.created().equals(newest.get(one.slot())))
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Those that count, ordered by issuer, then subject. */
    public List<Certification> inForce() {
        return inForce;
    }

    /** The certificates that were there, by fingerprint. */
    public NavigableMap<String, Certificate> certificates() {
        return Collections.unmodifiableNavigableMap(certificates);
    }

    /**
     * Whether this user id belongs to this certificate, for somebody who trusts these roots so much: by fingerprint, 0 to 255, from {@link Certification#FULL} on without limit. For
     * {@link GreedyFlow} as for {@link PathFlow}.
     */
    public Inquiry inquiry(Map<String, Integer> roots, String certificate, String userId) {
        Arcs arcs = new Arcs();
        Set<Integer> anchors = new TreeSet<>();
        new TreeMap<>(roots).forEach((root, amount) -> {
            if (root.equals(certificate)) {
                anchors.add(ASKER);
            } else if (amount >= Certification.FULL && certificates.containsKey(root)) {
                anchors.add(number(root));
            } else if (certificates.containsKey(root)) {
                anchors.add(ASKER);
                arcs.add(ASKER, number(root), amount, VouchGraph.UNLIMITED, root);
            }
        });
        Optional<Certificate> asked =
                Optional.ofNullable(certificates.get(certificate)).filter(one -> one.allows(userId, asOf));
        if (asked.isPresent()) {
            inForce.forEach(one -> vouch(arcs, one, asked.get(), userId));
            boolean own = asked.get().userIds().containsKey(userId);
            for (int introduced = holder(0); own && introduced < holder(arcs.introducers.size()); introduced++) {
                arcs.add(introduced, BINDING, MOST, VouchGraph.UNLIMITED, certificate);
            }
            int sure = Math.min(Certification.FULL, roots.getOrDefault(certificate, 0));
            if (own && sure > 0) {
                arcs.add(ASKER, BINDING, sure, VouchGraph.UNLIMITED, certificate);
            }
        }
        int size = holder(arcs.introducers.size());
        return Inquiry.of(VouchGraph.of(size, arcs.list), BINDING, anchors, size);
    }

    /** What the holder of the certificate asked about says of others leads back to it, and nowhere else. */
    private void vouch(Arcs arcs, Certification one, Certificate asked, String userId) {
        Vouches vouches = (Vouches) one.word();
        boolean within = vouches.depth() == 0 || vouches.scope().includes(userId);
        if (!within || one.issuer().equals(asked.id())) {
            return;
        }
        int issuer = number(one.issuer());
        if (one.subject().equals(asked.id()) && one.userId().equals(userId)) {
            arcs.add(issuer, BINDING, vouches.amount(), vouches.depth(), one.subject());
        }
        if (vouches.depth() > 0) {
            int introduced = one.subject().equals(asked.id())
                    ? holder(arcs.introducers.computeIfAbsent(issuer, next -> arcs.introducers.size()))
                    : number(one.subject());
            arcs.add(issuer, introduced, vouches.amount(), vouches.depth(), one.subject());
        }
    }

    /** The holder of the certificate asked about, as one of their introducers makes them known: once for each, so that their own word carries what comes to them from all. */
    private int holder(int introducer) {
        return CERTIFICATES + order.size() + introducer;
    }

    private int number(String certificate) {
        return CERTIFICATES + Collections.binarySearch(order, certificate);
    }

    /** The greedy flow of such an inquiry as sequoia-wot takes it: first paths that end with the holder's own word, and over none more than full trust at once. */
    public GreedyFlow greedy() {
        return new GreedyFlow(entity -> entity == ASKER || entity >= holder(0), Certification.FULL);
    }

    /** The certificates that a path of such an inquiry leads over, the one asked about last. */
    public List<String> certificates(List<Arc> path, String asked) {
        List<String> ids = new ArrayList<>();
        for (Arc arc : path) {
            if (arc.from() >= CERTIFICATES) {
                ids.add(arc.from() < holder(0) ? order.get(arc.from() - CERTIFICATES) : asked);
            }
        }
        ids.add(asked);
        return List.copyOf(ids);
    }

    /** Arcs from one source about one certificate share a number. */
    private static final class Arcs {
        private final List<Arc> list = new ArrayList<>();
        private final Map<List<Object>, Integer> numbers = new HashMap<>();
        private final Map<Integer, Integer> introducers = new HashMap<>();

        void add(int from, int to, int amount, int depth, String about) {
            int vouch = numbers.computeIfAbsent(List.of(from, about), pair -> numbers.size());
            list.add(new Arc(from, to, amount, depth, vouch));
        }
    }
}
