package coop.kith.trust.answer;

import coop.kith.json.JsonObject;

/** An answer: a verdict, the result with its bound, and an explanation whose parts add up to the result. */
public final class TrustAnswer {
    private TrustAnswer() {}

    /** What the policy says. */
    public enum Decision {
        ALLOW,
        NEED,
        REFER,
        DENY
    }

    public TrustQuestion question() {
        throw new AssertionError("not yet");
    }

    public Decision decision() {
        throw new AssertionError("not yet");
    }

    /** {@code {"verdict","result","bound","because","notCounted","needs","fragileTo",...}}; the shape is documented and stable. */
    public JsonObject toJson() {
        throw new AssertionError("not yet");
    }

    /** For people: the verdict word, one sentence, then who and why. */
    public String toText() {
        throw new AssertionError("not yet");
    }

    /** The picture: anchors on the left, the subject on the right, the entity that a verdict hangs on marked. */
    public String toSvg() {
        throw new AssertionError("not yet");
    }
}
