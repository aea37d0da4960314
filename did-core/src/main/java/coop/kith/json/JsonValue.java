package coop.kith.json;

/** A JSON value (RFC 8259), immutable. Values parsed from text are I-JSON (RFC 7493) in names and strings. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonLiteral {}
