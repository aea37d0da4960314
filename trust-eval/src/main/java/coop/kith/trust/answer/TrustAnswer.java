package coop.kith.trust.answer;

import coop.kith.json.JsonObject;

/**
 * An answer: a verdict, the result with its bound, and an explanation whose parts add up to the result. Immutable; the same question, policy and evidence give
 * the same answer to the last byte, in whatever order the evidence came.
 *
 * @param policy whose policy it was: its name and its digest, so that somebody else can check that they used the same one
 * @param result what was measured
 */
public record TrustAnswer(
        TrustQuestion question,
        PolicyName policy,
        Decision decision,
        Ground ground,
        Measure result,
        Explanation explanation) {

    /** What the policy says, the worst first. */
    public enum Decision {
        /** No, whatever else is brought along, unless the ground for it goes away. */
        DENY,
        /** Not yet: the needs say exactly what is missing. */
        NEED,
        /** A person should look at it. */
        REFER,
        /** Yes. */
        ALLOW;

        /** The word in JSON: {@code allow}. */
        public String term() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The ground that a decision stands on. */
    public enum Ground {
        /** There is no anchor to start from. */
        NO_ROOT,
        /** The subject is one of the anchors. */
        IS_ANCHOR,
        /** The quorum is met. */
        ENOUGH,
        /** Vouchers are missing. */
        TOO_FEW,
        /** There are vouchers enough to count, but they depend on each other. */
        DEPENDENT,
        /** Nobody who is reached from the anchors vouches for the subject. */
        NOBODY,
        /** Somebody who is reached from the anchors has stated a concern that the policy heeds. */
        CONCERN,
        /** Two of those who vouch, and who are reached from the anchors, state different things where the policy wants them to agree. */
        DISAGREEMENT,
        /** The policy weighs several measures; the parts of the explanation say what each came to. */
        CONDITIONS,
        /** A measure that is not one of Kith's own failed. */
        FAILED,
        /** The measure is known only to lie between two bounds, and the quorum lies between them too. */
        UNSETTLED;

        /** The word in JSON: {@code no-root}. */
        public String term() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** A policy's name and digest ({@code digestMultibase} form). */
    public record PolicyName(String name, String digest) {}

    /**
     * What was measured.
     *
     * @param name of the measure, such as {@code independent-vouchers}
     * @param lower the end that decides, proven by the paths of the explanation
     * @param upper equal to {@code lower} where the measure is exact
     * @param needed what the policy asks for
     * @param counted how many vouchers are reached, dependent ones included
     */
    public record Measure(String name, long lower, long upper, long needed, long counted) {
        public boolean exact() {
            return lower == upper;
        }
    }

    /** {@link #toJson(View)} with every DID in full, sentences in English. */
    public JsonObject toJson() {
        return toJson(View.plain());
    }

    /**
     * This answer as JSON. The shape is stable: members are added, never renamed.
     * <pre>
     * {"verdict":"allow|need|refer|deny",
     *  "ground":"enough|is-anchor|too-few|nobody|dependent|concern|disagreement|unsettled|no-root|conditions|failed",
     *  "sentence":"..",
     *  "result":{"measure":"independent-vouchers","value":2,"needed":2,"counted":3},
     *  "bound":{"lower":2,"upper":2,"exact":true,"sentence":".."},
     *  "because":[{"hops":[{"issuer":"did:..","subject":"did:..","kind":"relationship","predicate":"..","evidence":["zQm.."],"date":"2026-01-02T03:04:05Z"}],
     *              "sentence":".."}],
     *  "becauseMore":0,
     *  "dependent":[..as because..], "dependentMore":0,
     *  "bottleneck":["did:.."],
     *  "notCounted":[{"evidence":"zQm..","issuer":"did:..","subject":"did:..","code":"expired","through":["did:.."],"sentence":".."}],
     *  "notCountedMore":0,
     *  "needs":[{"code":"independent-vouchers","count":1,"apartFrom":["did:.."],"detail":"..","of":[[..needs..]],"sentence":".."}],
     *  "fragileTo":[{"without":"did:..","verdict":"need","lower":1,"upper":1,"sentence":".."}],
     *  "counterfactuals":[..as fragileTo, also where nothing changes..],
     *  "parts":[{"measure":"path-flow","verdict":"allow","ground":"enough","value":"130","lower":"130","upper":"130","needed":"120","against":"0",
     *            "shares":[{"through":["did:.."],"amount":"40"}],"remainder":"0","error":"..","sentence":".."}],
     *  "question":{"subject":"did:..","community":"did:..","asOf":"..","knownAt":".."},
     *  "policy":{"name":"vouched-newcomer","digest":"zQm.."}}
     * </pre>
     * {@code value} is the lower end, on which the verdict stands. Under a policy that counts vouchers {@code because} has that many paths, less those cut off ({@code becauseMore});
     * under any other {@code parts} is not empty, and what it is made of is there ({@link Part}). Times are RFC 3339
     * in UTC. {@code predicate}, {@code through}, {@code community}, {@code detail}, {@code of}, {@code error} and the bound's
     * {@code sentence} are there only where there is something to say.
     *
     * <p>A view that tells roles puts role names where DIDs stand, and leaves out {@code evidence}, {@code date} and {@code predicate}, by which people could be found
     * again; the subject keeps its DID. A view that tells counts empties every list but {@code needs}.
     */
    public JsonObject toJson(View view) {
        return AnswerJson.of(this, view);
    }

    /**
     * The same without a single sentence, and where roles stand for people by words that no language changes ({@code voucher-2}): what is computed, and nothing of how it
     * is told. For digests and signatures.
     */
    public JsonObject values(View.Privacy privacy) {
        return AnswerJson.values(this, privacy);
    }

    /** For people: the verdict word, one sentence, then who and why. In English, DIDs shortened. */
    public String toText() {
        return toText(View.plain());
    }

    public String toText(View view) {
        return AnswerText.of(this, view);
    }

    /** The picture: anchors on the left, the subject on the right, the entity that a verdict hangs on marked. A whole SVG 1.1 document. */
    public String toSvg() {
        return toSvg(View.plain());
    }

    public String toSvg(View view) {
        return SvgPicture.of(Picture.of(this, view));
    }

    /** The same picture in the language of Graphviz. */
    public String toDot(View view) {
        return DotPicture.of(Picture.of(this, view));
    }

    /** The same picture in the language of Mermaid flowcharts. */
    public String toMermaid(View view) {
        return MermaidPicture.of(Picture.of(this, view));
    }
}
