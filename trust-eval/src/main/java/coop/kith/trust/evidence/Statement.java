package coop.kith.trust.evidence;

import coop.kith.json.JsonValue;

/**
 * What a statement credential says of its subject. It is evidence for a policy to weigh; it never establishes membership, authority or personhood.
 *
 * @param predicate an absolute IRI; the same predicate only when it is the same text
 */
public record Statement(String predicate, StatedObject object) {
    /** What the predicate is said about: exactly one of three forms. */
    public sealed interface StatedObject permits Entity, Digest, Value {}

    /** An entity, by its identifier. */
    public record Entity(String id) implements StatedObject {}

    /** Content, by its digest: a multihash in multibase. */
    public record Digest(String digestMultibase) implements StatedObject {}

    /** A value, in the words of the predicate's definition. */
    public record Value(JsonValue value) implements StatedObject {}
}
