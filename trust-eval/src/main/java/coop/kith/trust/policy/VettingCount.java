package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceKind;
import coop.kith.trust.evidence.History.Standing;
import coop.kith.trust.evidence.Mandate;
import coop.kith.trust.evidence.Statement.Value;
import coop.kith.trust.graph.TrustGraph;
import coop.kith.trust.graph.TrustGraph.Edge;
import coop.kith.trust.graph.TrustGraph.EdgeKind;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts vetting statements by OpenVTC's rule, from evidence.
 *
 * <p>A statement is verified where it is in force, and as complete as OpenVTC wants it: with a name to take it back by, the session that it was made in, and an end. Its issuer is eligible who is a member now, was one by
 * the statement's date, and whom the community gave the role by an authority dated before it, in force then and not taken back since. Of several statements of one vetter the newest that counts
 * does.
 */
final class VettingCount {
    /** The one predicate whose statements are counted. */
    private static final String VETTED = "https://registry.trustoverip.org/dtg/vsc/vetted/1";

    private final VettingCriterion criterion;
    private final Did community;
    private final TrustQuestion question;
    private final List<Evidence> known;

    /** What was stated of each DID to give it a mandate, and to make it a member. */
    private final Map<Did, List<Evidence>> mandates;

    private final Map<Did, List<Evidence>> grants;

    VettingCount(VettingCriterion criterion, Did community, TrustQuestion question, Collection<Evidence> evidence) {
        this.criterion = criterion;
        this.community = community;
        this.question = question;
        this.known = evidence.stream()
                .filter(one -> one.basis() == Basis.VERIFIED_CREDENTIAL)
                .filter(one -> !one.receivedAt().isAfter(question.knownAt()))
                .sorted()
                .distinct()
                .toList();
        this.mandates = known.stream()
                .filter(one -> one.kind() == EvidenceKind.AUTHORITY)
                .collect(Collectors.groupingBy(Evidence::subject));
        TrustGraph graph = TrustGraph.of(known, question.asOf(), question.knownAt());
        this.grants = graph.edges().stream()
                .filter(edge -> edge.kind() == EdgeKind.MEMBERSHIP && edge.complete())
                .filter(edge -> graph.entity(edge.from()).equals(community))
                .collect(Collectors.groupingBy(
                        edge -> graph.entity(edge.to()),
                        Collectors.flatMapping(VettingCount::grantsOf, Collectors.toList())));
    }

    /** A statement, with what speaks against it so far. */
    private record Looked(
            Evidence evidence,
            JsonObject value,
            boolean verified,
            boolean eligible,
            boolean revoked,
            List<String> against) {
        Instant date() {
            return evidence.validFrom().orElse(Instant.MIN);
        }

        String text(String member) {
            return value.string(member).orElse("");
        }

        Set<String> texts(String member) {
            return value.array(member).map(JsonArray::items).orElse(List.of()).stream()
                    .filter(JsonString.class::isInstance)
                    .map(item -> ((JsonString) item).value())
                    .collect(Collectors.toSet());
        }

        boolean isEvidence() {
            return verified && against.isEmpty();
        }
    }

    VettingFacts facts(Optional<String> gatheredFor) {
        List<Looked> all = known.stream().filter(this::isAbout).map(this::look).toList();
        List<Looked> evidence = all.stream()
                .filter(Looked::isEvidence)
                .sorted(Comparator.comparing(Looked::date).reversed().thenComparing(Looked::evidence))
                .toList();
        Map<Evidence, List<String>> failures = new TreeMap<>();
        Map<Did, Looked> counted = new HashMap<>();
        for (Looked one : evidence) {
            List<String> against = reasons(one);
            if (against.isEmpty() && counted.putIfAbsent(one.evidence().issuer(), one) != null) {
                against.add("same-vetter");
            }
            failures.put(one.evidence(), against);
        }
        return facts(
                gatheredFor,
                evidence,
                counted.values(),
                all.stream()
                        .map(one -> fact(
                                one,
                                failures.getOrDefault(one.evidence(), List.of()),
                                one.equals(counted.get(one.evidence().issuer()))))
                        .toList());
    }

    private VettingFacts facts(
            Optional<String> gatheredFor,
            List<Looked> evidence,
            Collection<Looked> counted,
            List<VettingFacts.Statement> statements) {
        SortedMap<String, Long> byMethod = tally(counted, one -> one.text("method"));
        SortedMap<String, Long> byRelationship = tally(counted, one -> one.text("declaredRelationship"));
        boolean consistent = !criterion.oneIdentity()
                || evidence.stream()
                                .map(one -> one.text("identityCommitment"))
                                .distinct()
                                .count()
                        <= 1;
        boolean independent = criterion.caps().entrySet().stream()
                .allMatch(cap -> byRelationship.getOrDefault(cap.getKey(), 0L) <= cap.getValue());
        List<String> needs = needs(counted.size(), byMethod);
        return new VettingFacts(
                criterion.id(),
                criterion.digest(),
                gatheredFor.filter(criterion.digest()::equals).isPresent(),
                statements,
                counted.size(),
                byMethod,
                consistent,
                independent,
                criterion.invitationRequired(),
                needs.isEmpty() && consistent && independent,
                needs);
    }

    private List<String> needs(int counted, Map<String, Long> byMethod) {
        List<String> needs = new ArrayList<>();
        if (counted < criterion.statements()) {
            needs.add("vetting:statements:" + (criterion.statements() - counted));
        }
        criterion.floors().forEach((method, floor) -> {
            long missing = floor - byMethod.getOrDefault(method, 0L);
            if (missing > 0) {
                needs.add("vetting:method:" + method + ':' + missing);
            }
        });
        return needs;
    }

    private static SortedMap<String, Long> tally(Collection<Looked> counted, Function<Looked, String> by) {
        return counted.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    private static VettingFacts.Statement fact(Looked one, List<String> reasons, boolean counts) {
        Evidence evidence = one.evidence();
        return new VettingFacts.Statement(
                evidence.ground().name(),
                Optional.of(evidence.issuer().toString()),
                one.verified(),
                one.eligible(),
                one.revoked(),
                Optional.of(one.text("method")).filter(method -> one.verified()),
                Optional.of(one.text("declaredRelationship")).filter(relationship -> one.verified()),
                counts,
                Stream.concat(one.against().stream(), reasons.stream()).toList());
    }

    private boolean isAbout(Evidence evidence) {
        return evidence.kind() == EvidenceKind.STATEMENT
                && evidence.subject().equals(question.subject())
                && evidence.reading()
                        .predicate()
                        .filter(predicate -> predicate.equals(VETTED) || predicate.equals(criterion.statementType()))
                        .isPresent();
    }

    private Looked look(Evidence evidence) {
        JsonObject value = evidence.reading()
                .statement()
                .flatMap(statement ->
                        statement.object() instanceof Value stated && stated.value() instanceof JsonObject object
                                ? Optional.of(object)
                                : Optional.<JsonObject>empty())
                .orElse(JsonObject.empty());
        Standing standing = evidence.standing(question.asOf(), question.knownAt());
        boolean revoked = standing == Standing.REVOKED;
        if (!isWhole(evidence) || !(revoked || standing == Standing.GOOD)) {
            return new Looked(evidence, value, false, false, false, List.of("unverified"));
        }
        List<String> against = new ArrayList<>();
        if (!evidence.reading().predicate().equals(Optional.of(VETTED))
                || !criterion.statementType().equals(VETTED)) {
            against.add("wrong-statement-type");
        }
        if (!value.has("identityCommitment") || !value.has("cardDigestMultibase")) {
            against.add("not-a-vetter-statement");
        }
        return new Looked(evidence, value, true, eligible(evidence), revoked, against);
    }

    private boolean isWhole(Evidence evidence) {
        boolean named = evidence.ground().name().isPresent()
                && evidence.verified()
                        .map(VerifiedCredential::credential)
                        .filter(credential -> credential.json().has("taskContext"))
                        .isPresent();
        Instant now = question.asOf();
        return named
                && evidence.validFrom().filter(from -> !from.isAfter(now)).isPresent()
                && evidence.validUntil().filter(until -> !until.isBefore(now)).isPresent();
    }

    private List<String> reasons(Looked one) {
        List<String> reasons = new ArrayList<>();
        add(reasons, !one.eligible(), "issuer-not-vetter");
        add(reasons, one.revoked(), "revoked");
        add(reasons, !one.text("community").equals(community.toString()), "wrong-community");
        add(reasons, !criterion.methods().contains(one.text("method")), "method-not-accepted");
        add(
                reasons,
                criterion.documents().filter(floor -> !documented(one, floor)).isPresent(),
                "documentation-not-accepted");
        Set<String> verified = one.texts("claimsVerified");
        criterion.claims().forEach(claim -> add(reasons, !verified.contains(claim), "claim-not-verified"));
        add(
                reasons,
                criterion
                        .maxAge()
                        .filter(age -> one.date().isBefore(Admission.oldest(question.asOf(), age)))
                        .isPresent(),
                "too-old");
        return reasons;
    }

    private static void add(List<String> reasons, boolean holds, String reason) {
        if (holds) {
            reasons.add(reason);
        }
    }

    private static boolean documented(Looked one, Set<String> floor) {
        Set<String> documents = one.texts("documentClasses");
        return documents.stream().anyMatch(floor::contains)
                || (documents.isEmpty() && one.text("method").equals("priorAcquaintance"));
    }

    private boolean eligible(Evidence statement) {
        Instant made = statement.validFrom().orElse(Instant.MIN);
        Did vetter = statement.issuer();
        return grants.getOrDefault(vetter, List.of()).stream()
                        .anyMatch(
                                grant -> !grant.validFrom().orElse(Instant.MAX).isAfter(made))
                && mandates.getOrDefault(vetter, List.of()).stream().anyMatch(one -> makesVetter(one, made));
    }

    private static Stream<Evidence> grantsOf(Edge edge) {
        return Stream.concat(edge.evidence().stream(), edge.parallel().stream())
                .filter(one -> one.kind() == EvidenceKind.MEMBERSHIP_GRANT);
    }

    private boolean makesVetter(Evidence authority, Instant made) {
        Optional<Mandate> mandate = authority.reading().mandate();
        return authority.issuer().equals(community)
                && mandate.filter(given -> given.parent().isEmpty()
                                && given.within().equals(Optional.of(community.toString()))
                                && given.acts().contains("role:" + criterion.role()))
                        .isPresent()
                && !authority.validFrom().orElse(Instant.MAX).isAfter(made)
                && authority.validUntil().filter(until -> until.isBefore(made)).isEmpty()
                && authority.standing(question.asOf(), question.knownAt()) == Standing.GOOD;
    }
}
