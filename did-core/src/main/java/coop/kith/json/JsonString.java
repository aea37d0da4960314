package coop.kith.json;

/** A JSON string, without lone surrogates when it came from {@link Json#parse}. */
public record JsonString(String value) implements JsonValue {}
