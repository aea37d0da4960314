package coop.kith.trust.policy;

import static coop.kith.trust.policy.Village.dids;
import static coop.kith.trust.policy.Village.written;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.problem.Problem;
import coop.kith.trust.evidence.Basis;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyTest {
    private static final String SMALLEST =
            "{'kith':'policy-1','name':'p','vouchers':[{'kind':'relationship','amount':120,'depth':1}],'quorum':{'vouchers':2,'independent':true}}";

    static List<String> bundled() {
        return Policy.bundledNames();
    }

    private static List<Problem> refusal(String json) {
        return Policy.parse(Json.parseObject(json.replace('\'', '"')).orThrow()).problems();
    }

    private static void refused(String json, PolicyProblem type, String where) {
        List<Problem> problems = refusal(json);
        assertTrue(
                problems.stream()
                        .anyMatch(problem -> problem.type() == type
                                && problem.where().toString().equals(where)),
                () -> json + " gave " + problems);
        assertTrue(problems.stream()
                .allMatch(problem -> problem.nextStep().isPresent()
                        || problem.where().tokens().size() > 1));
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void bundledPoliciesAreReadAndSayWhatTheyAreFor(String name) {
        Policy policy = Policy.bundled(name).orThrow();
        assertEquals(name, policy.name());
        assertFalse(policy.description().isBlank());
        assertTrue(policy.anchors().isEmpty());
        assertEquals(
                Set.of(name.equals("kernel-pgp-compat") ? Basis.OPENPGP : Basis.VERIFIED_CREDENTIAL),
                policy.rules().bases());
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        Problem problem = Policy.bundled("vouched-newcomers").problems().get(0);
        assertEquals(PolicyProblem.NOT_BUNDLED, problem.type());
        assertTrue(problem.nextStep().orElse("").contains("vouched-newcomer"));
    }

    @Test
    void whatIsNotSaidIsTheStricterThing() {
        Rules rules = written(SMALLEST).rules();
        assertEquals(Set.of(Basis.VERIFIED_CREDENTIAL), rules.bases());
        assertFalse(rules.vouchers().get(0).half());
        assertFalse(rules.everyAnchorIsInstitution());
        assertEquals(5, rules.maxDepth());
    }

    @Test
    void aTypoIsRefusedAtEveryLevel() {
        refused(SMALLEST.replace("{'kith'", "{'maxDept':3,'kith'"), PolicyProblem.UNKNOWN_MEMBER, "/maxDept");
        refused(SMALLEST.replace("'depth':1", "'depth':1,'dept':1"), PolicyProblem.UNKNOWN_MEMBER, "/vouchers/0/dept");
        refused(
                SMALLEST.replace("'independent'", "'independant'"),
                PolicyProblem.UNKNOWN_MEMBER,
                "/quorum/independant");
    }

    @ParameterizedTest
    @DisplayName("T01: an amount is an integer from 0 to 255 and nothing else")
    @ValueSource(
            strings = {
                "-1",
                "-0",
                "-0.0",
                "1.5",
                "120.0",
                "1e2",
                "256",
                "1e308",
                "99999999999999999999",
                "'120'",
                "'NaN'",
                "null",
                "true",
                "[120]"
            })
    void amountsAreSmallIntegers(String amount) {
        refused(
                SMALLEST.replace("'amount':120", "'amount':" + amount),
                PolicyProblem.MALFORMED_VALUE,
                "/vouchers/0/amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'P'", "'-P1D'", "'P-1D'", "'P0D'", "'PT1H'", "'P1.5Y'", "'1Y'", "'P999999Y'", "12", "''"})
    void periodsArePlainAndPositive(String period) {
        refused(
                SMALLEST.replace("{'kith'", "{'maxAge':" + period + ",'kith'"),
                PolicyProblem.MALFORMED_VALUE,
                "/maxAge");
    }

    @Test
    void aRoleAndItsDepthMustMakeSense() {
        refused(
                SMALLEST.replace("'depth':1", "'depth':1,'role':'vouches'"),
                PolicyProblem.MALFORMED_VALUE,
                "/vouchers/0/depth");
        refused(
                SMALLEST.replace("'depth':1", "'depth':0,'role':'introduces'"),
                PolicyProblem.MALFORMED_VALUE,
                "/vouchers/0/depth");
        refused(
                SMALLEST.replace("'depth':1", "'depth':1,'role':'witness'"),
                PolicyProblem.MALFORMED_VALUE,
                "/vouchers/0/role");
    }

    private static String deciding(String decide) {
        return SMALLEST.replace("'quorum':{'vouchers':2,'independent':true}", "'decide':" + decide);
    }

    @Test
    void aTreeIsReadWithItsLeavesInOrder() {
        Decide decide = written(deciding("{'all':[{'any':[{'flow':{'atLeast':40}},{'rank':{'atLeast':'0.01'}}]},"
                        + "{'atLeast':1,'of':[{'vouchers':1,'independent':false}]},"
                        + "{'opinion':{'atLeast':'0.8','maxDepth':3,'budget':50}}]}"))
                .rules()
                .decide();
        assertEquals(
                List.of("Flow", "Rank", "Vouchers", "Opinion"),
                decide.leaves().map(leaf -> leaf.getClass().getSimpleName()).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'all':[]}",
                "{'all':[{'vouchers':1,'independent':true}],'any':[{'vouchers':1,'independent':true}]}",
                "{'atLeast':2,'of':[{'vouchers':1,'independent':true}]}",
                "{'atLeast':0,'of':[{'vouchers':1,'independent':true}]}",
                "{'flow':{'atLeast':0}}",
                "{'flow':{'atLeast':1,'mode':'fast'}}",
                "{'rank':{'atLeast':0.001}}",
                "{'rank':{'atLeast':'0'}}",
                "{'rank':{'atLeast':'0.1','preset':'trustrank'}}",
                "{'all':[{'flow':{'atLeast':1}},{'rank':{'atLeast':'0.1','preset':'sybilrank','alpha':'0.5'}}]}",
                "{'all':[{'flow':{'atLeast':1}},{'rank':{'atLeast':'0.1','preset':'sybilrank','sweeps':9}}]}",
                "{'rank':{'atLeast':'0.1','alpha':'1'}}",
                "{'vouchers':2,'independent':true,'minByMethod':{'inPerson':3}}",
                "{'all':[{'vouchers':1,'independent':true}],'most':1}"
            })
    void aTreeThatMakesNoSenseIsRefused(String decide) {
        assertFalse(refusal(deciding(decide)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'opinion':{'atLeast':'0.8','maxDepth':3,'budget':50}}",
                "{'any':[{'vouchers':9,'independent':true},{'opinion':{'atLeast':'0.8','maxDepth':3,'budget':50}}]}",
                "{'all':[{'opinion':{'atLeast':'0.8','maxDepth':3,'budget':50}},{'opinion':{'atLeast':'0.9','maxDepth':3,'budget':50}}]}",
                "{'atLeast':1,'of':[{'flow':{'atLeast':1}},{'opinion':{'atLeast':'0.8','maxDepth':3,'budget':50}}]}",
                "{'rank':{'atLeast':'0.1','preset':'sybilrank'}}",
                "{'all':[{'rank':{'atLeast':'0.1','preset':'sybilrank'}},{'opinion':{'atLeast':'0.9','maxDepth':3,'budget':50}}]}"
            })
    void noPolicyAllowsOnWhatHasNoBoundAlone(String decide) {
        refused(deciding(decide), PolicyProblem.UNBOUNDED_ALONE, "/decide");
    }

    @Test
    void everyRankHasItsPreset() {
        for (Decide.Preset preset : Decide.Preset.values()) {
            Decide decide = written(deciding("{'all':[{'flow':{'atLeast':1}},{'rank':{'atLeast':'0.01','preset':'"
                            + preset.name().toLowerCase(java.util.Locale.ROOT) + "'}}]}"))
                    .rules()
                    .decide();
            Decide.Rank rank = (Decide.Rank) decide.leaves().toList().get(1);
            assertEquals(preset, rank.preset());
            assertEquals(
                    preset == Decide.Preset.PPR ? "0.15" : "0.5", rank.alpha().toString());
        }
    }

    @Test
    void aPolicyDecidesByAQuorumOrByATree() {
        refused(
                SMALLEST.replace("'quorum'", "'decide':{'flow':{'atLeast':1}},'quorum'"),
                PolicyProblem.MALFORMED_VALUE,
                "/quorum");
        refused(SMALLEST.replace(",'quorum':{'vouchers':2,'independent':true}", ""), PolicyProblem.MISSING_MEMBER, "");
    }

    @Test
    void edgesAreVerifiableOnlyWhereThePolicySaysSo() {
        assertFalse(written(SMALLEST).rules().verifiableOnly());
        Policy verifiable = written(SMALLEST.replace("'quorum'", "'edges':'verifiable','quorum'"));
        assertTrue(verifiable.rules().verifiableOnly());
        assertEquals(List.of(), verifiable.notMonotone());
        refused(SMALLEST.replace("'quorum'", "'edges':'all','quorum'"), PolicyProblem.MALFORMED_VALUE, "/edges");
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        assertEquals(
                3,
                refusal("{'kith':'policy-1','name':'p','vouchers':[],'quorum':{'vouchers':0,'independent':'yes'}}")
                        .size());
    }

    @Test
    void anotherVersionIsRefusedBeforeAnythingElse() {
        refused(SMALLEST.replace("policy-1", "policy-2"), PolicyProblem.UNKNOWN_VERSION, "/kith");
    }

    @Test
    void anInstitutionMustBeAnAnchor() {
        refused(
                SMALLEST.replace("{'kith'", "{'anchors':['did:example:a'],'institutions':['did:example:b'],'kith'"),
                PolicyProblem.MALFORMED_VALUE,
                "/institutions");
    }

    @Test
    void anAnchorMustBeADid() {
        List<Problem> problems = refusal(SMALLEST.replace("{'kith'", "{'anchors':['mara'],'kith'"));
        assertEquals("/anchors/0", problems.get(0).where().toString());
    }

    @Test
    void theDigestChangesWithTheAnchorsAndNotWithTheOrderOfMembers() {
        Policy policy = Policy.bundled("vouched-newcomer").orThrow();
        assertTrue(policy.digest().startsWith("zQm"), policy.digest());
        assertNotEquals(policy.digest(), policy.withAnchors(dids("a")).digest());
        assertEquals(
                policy.withAnchors(dids("a", "b")).digest(),
                policy.withAnchors(dids("b", "a", "b")).digest());
        Policy reordered = written(
                "{'quorum':{'independent':true,'vouchers':2},'name':'p','vouchers':[{'depth':1,'amount':120,'kind':'relationship'}],'kith':'policy-1'}");
        assertEquals(written(SMALLEST).digest(), reordered.digest());
    }

    @Test
    void bundledPoliciesSayWhereMoreEvidenceCanHarm() {
        assertEquals(List.of(), Policy.bundled("vouched-newcomer").orThrow().notMonotone());
        assertEquals(List.of(), Policy.bundled("count-only").orThrow().notMonotone());
        assertEquals(
                List.of("velocity", "caps", "agreements", "minByMethod", "where"),
                Policy.bundled("kernel-developer").orThrow().notMonotone().stream()
                        .map(sentence -> sentence.substring(0, sentence.indexOf(':')))
                        .toList());
    }
}
