package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.key.Multihash;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * A policy: pure data, digested by its JCS form (RFC 8785), anchors included. Immutable.
 *
 * <p>The format {@code policy-1} has these members; any other is refused, at every level, so that a typo cannot weaken a policy in silence. Integers are written
 * without sign, fraction and exponent.
 * <pre>
 * {"kith": "policy-1",                     required
 *  "name": "..",                           required
 *  "description": "..",
 *  "anchors": ["did:.."],                  whom to trust to begin with; without any, every answer is DENY
 *  "institutions": ["did:.."],             those anchors behind whom many people stand, so that they may begin several independent paths;
 *                                          or "every-anchor". Any other anchor counts once
 *  "bases": ["verified-credential"],       grounds on which evidence is accepted; also openpgp, delegated, operator, opaque-tag. Default: as shown
 *  "vouchers": [                           required: what counts as a vouch
 *    {"kind": "relationship",              or "membership"
 *     "state": "complete",                 or "half": the issuer's word alone. Default: complete
 *     "amount": 120, "depth": 255},        0 to 255 each, required; depth: how many more hops may follow, 255 without limit.
 *                                          For each role the first rule that evidence meets decides
 *    {"kind": "statement",
 *     "predicate": "https://..",           required; equal as text, nothing is inferred
 *     "where": {"method": ["inPerson"]},   members of the statement's value that must be one of these texts
 *     "contains": {"claimsVerified": ["name.legal"]},   members of the value that are lists, and must hold all of these texts
 *     "community": "asked",                of a statement that was made for one community: "asked", it counts for that one alone, so the question must name it, or, where the
 *                                          question names none, it must be an anchor; "any"; or ["did:.."], one of these, and one it must name. Of a membership: who
 *                                          granted it. Default: "asked" for a statement, "any" for a membership
 *     "role": "vouches",                    "introduces": the subject becomes somebody whose word may count, and that is all; it needs a depth of at least 1.
 *                                          "vouches": it counts for the subject asked about, and leads no further; its depth is 0. Default: "both"
 *     "halfLife": "P1Y",                   a period in which amount and evidence halve, rounded down; a year has 365 days here and a month 30
 *     "evidence": {"for": 4, "against": 0},   for opinions: pieces of evidence, 0 to 1000000 each; with any, "amount" may be 0
 *     "amount": 120, "depth": 0}],
 *  "edges": "verifiable",                  a vouch counts only where its issuer is an anchor, or a community that is one granted the issuer a membership which the issuer acknowledged
 *                                          (Edge Verifiability of the Decentralized Trust Graph, by disclosure). Or "any". Default: any
 *  "quorum": {"vouchers": 2,               required where there is no "decide": 1 to 1000
 *             "independent": true,         required: whether they must be independent
 *             "minByMethod": {"inPerson": 1}},   of them at least so many whose statement's value has this text as its "method"
 *  "decide": {..},                         instead of "quorum", a tree of at most 8 levels and 32 measures, each of these forms:
 *    {"all": [..]}, {"any": [..]}, {"atLeast": 2, "of": [..]}
 *    {"vouchers": 2, "independent": true, "minByMethod": {..}}           as "quorum"
 *    {"flow": {"atLeast": 120, "mode": "exact"}}                         or "greedy", as sequoia-wot computes it. Default: exact
 *    {"rank": {"atLeast": "0.001", "preset": "ppr", "alpha": "0.15", "sweeps": 100}}   decided by the lower end of the error interval. Presets: "ppr", usual alpha 0.15;
 *                                          "eigentrust", usual alpha 0.5; "openrank", as eigentrust, less what those who are ranked state against the subject by a rule's
 *                                          "evidence", which can take it to 0 or below; "sybilrank", over mutual vouches, with neither alpha nor sweeps, as it ends by itself
 *    {"opinion": {"atLeast": "0.8", "maxDepth": 3, "budget": 100}}       belief; at most so many speakers in a row, 2 to 16, each heard for so many pieces of evidence
 *                                          in all. A tree that could hold on opinions or sybilrank alone is refused
 *  "maxDepth": 5,                          the most vouches from an anchor to the subject, 1 to 255. Default: 5
 *  "maxAge": "P2Y",                        ISO 8601 period in years, months, weeks, days; a rule under "vouchers" may have its own
 *  "onDependentVouchers": "refer",         or "need", "deny": enough vouchers by number, not enough independent ones. Default: refer
 *  "onNoVoucher": "need",                  or "deny": nobody whom the anchors lead to vouches for the subject. Default: need
 *  "perIssuer": 100,                       of one issuer's vouches only so many count, the earliest seen first
 *  "velocity": {"statements": 10, "days": 30, "clock": "first-seen"},
 *                                          a vouch does not count where so many of its issuer's were counted in the days before it;
 *                                          or "clock": "claimed". Default: first-seen. Neither limit binds institutions
 *  "sameController": [{"dids": ["did:..", "did:.."]}],      DIDs that are one entity
 *  "circles": [{"name": "..", "members": ["did:.."], "atMost": 1}],   of the chosen vouchers at most so many may be of one circle
 *  "caps": [{"claim": "employer",          of the chosen vouchers at most so many of whom statements say the same under this member of their value
 *            "predicate": "https://..",    of the newest statements with this predicate, by or about the voucher; without it, of the vouch itself
 *            "is": ["acme"],               only where it is one of these texts. Default: any, each text counted apart
 *            "atMost": 1}],                a limit on the choice and no merging: who works together stays several people
 *  "agreements": [{"claim": "identityCommitment", "verdict": "refer"}],   or "deny": where two of those who vouch, and whom the anchors lead to, state different texts under this
 *                                          member of their statements' values
 *  "carried": {..},                        what an imported requirement says beyond this policy; decides nothing (see {@link VettingRequirement})
 *  "concerns": [{"predicate": "https://..", "verdict": "refer"}]}     or "deny": statements that speak against their subject
 * </pre>
 *
 * <p>How several measures come to one answer is at {@link Decide}.
 *
 * <p>Age is counted from {@code validFrom} or from when the evidence reached us, whichever is earlier: an issuer can make its word look older than it is, which
 * only harms it, and never younger.
 *
 * <p>Bundled: {@code vouched-newcomer}, {@code kernel-developer}, {@code kernel-pgp-compat}, {@code coop-membership}, {@code one-member-one-vote}, {@code resource-gate},
 * {@code duniter-g1}, {@code chapter-health}, {@code count-only}. The description of each says what it leaves out.
 */
public final class Policy {
    private static final List<String> BUNDLED = List.of(
            "chapter-health",
            "coop-membership",
            "count-only",
            "duniter-g1",
            "kernel-developer",
            "kernel-pgp-compat",
            "one-member-one-vote",
            "resource-gate",
            "vouched-newcomer");

    private final JsonObject json;
    private final Rules rules;
    private final String digest;

    private Policy(JsonObject json, Rules rules, String digest) {
        this.json = json;
        this.rules = rules;
        this.digest = digest;
    }

    public static Result<Policy> parse(JsonObject json) {
        return PolicyFormat.read(json)
                .flatMap(
                        rules -> Jcs.canonicalize(json).map(bytes -> new Policy(json, rules, Multihash.sha256(bytes))));
    }

    /** A bundled policy by its name, such as {@code vouched-newcomer}. Bundled policies have no anchors: see {@link #withAnchors}. */
    public static Result<Policy> bundled(String name) {
        if (!BUNDLED.contains(name)) {
            return Result.refused(Problem.of(
                            PolicyProblem.NOT_BUNDLED,
                            "No bundled policy is called \"" + name + "\".",
                            JsonPointer.root())
                    .next("Use one of " + String.join(", ", BUNDLED) + ", or a file with a policy of your own."));
        }
        try (InputStream bytes = Policy.class.getResourceAsStream(name + ".json")) {
            if (bytes == null) {
                throw new AssertionError(name + ".json is not in the jar; please report");
            }
            return Json.parseObject(bytes.readAllBytes(), JsonLimits.standard()).flatMap(Policy::parse);
        } catch (IOException brokenJar) {
            throw new UncheckedIOException(brokenJar);
        }
    }

    /** The names {@link #bundled} knows, in their order. */
    public static List<String> bundledNames() {
        return BUNDLED;
    }

    public String name() {
        return json.string("name").orElse("");
    }

    /** What the policy is for, in its author's words; empty where there are none. */
    public String description() {
        return json.string("description").orElse("");
    }

    /** In the order of their text. */
    public List<Did> anchors() {
        return List.copyOf(rules.anchors());
    }

    /** What the policy says. */
    public Rules rules() {
        return rules;
    }

    /**
     * The same policy with these anchors instead; its digest changes with them. Institutions that are no longer anchors are none any more; {@code every-anchor}
     * stays what it is.
     */
    public Policy withAnchors(Collection<Did> anchors) {
        TreeSet<Did> chosen = new TreeSet<>(anchors);
        JsonObject changed = json.with("anchors", dids(chosen));
        if (!rules.everyAnchorIsInstitution() && json.has("institutions")) {
            TreeSet<Did> kept = new TreeSet<>(rules.institutions());
            kept.retainAll(chosen);
            changed = changed.with("institutions", dids(kept));
        }
        return parse(changed).orThrow();
    }

    /** The same policy with these institutions among its anchors; throws where one is not an anchor. */
    public Policy withInstitutions(Collection<Did> institutions) {
        return parse(json.with("institutions", dids(new TreeSet<>(institutions))))
                .orThrow();
    }

    private static JsonArray dids(Collection<Did> dids) {
        return JsonArray.ofStrings(dids.stream().map(Did::toString).toList());
    }

    /**
     * Where more evidence in a subject's favour, or in somebody else's, can make an answer worse: one sentence each, none for a monotone policy. What can do so under every
     * policy is in {@link #neverMonotone}; and of those who themselves signed that they speak with one voice, one counts ({@link coop.kith.trust.graph.TrustGraph#joined}).
     */
    public List<String> notMonotone() {
        return Monotony.exceptions(rules);
    }

    /** Where more evidence can make an answer worse under every policy: one sentence each. By all of these an issuer takes back, or gives away, its own word. */
    public static List<String> neverMonotone() {
        return Monotony.ALWAYS;
    }

    public JsonObject json() {
        return json;
    }

    /** {@code digestMultibase} form: multihash sha2-256 of the JCS form, base58btc. */
    public String digest() {
        return digest;
    }

    /** By digest. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Policy policy && policy.digest.equals(digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return "Policy[" + name() + ' ' + digest + ']';
    }
}
