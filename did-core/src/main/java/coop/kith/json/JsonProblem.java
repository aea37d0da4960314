package coop.kith.json;

import coop.kith.problem.ProblemType;

/** Why a text was not taken as JSON, or a value has no canonical form. */
public enum JsonProblem implements ProblemType {
    /** The text breaks the grammar of RFC 8259. */
    SYNTAX("json-syntax", "Not JSON"),
    /** The text ends inside a value. */
    TRUNCATED("json-truncated", "JSON cut short"),
    /** Something other than blanks follows the value. */
    TRAILING_DATA("json-trailing-data", "Data after the JSON value"),
    /** The bytes are not UTF-8 without a byte order mark (RFC 8259 section 8.1). */
    ENCODING("json-encoding", "Not UTF-8"),
    /** A string or a name holds half of a surrogate pair (RFC 7493 section 2.1). */
    LONE_SURROGATE("json-lone-surrogate", "Half a surrogate pair"),
    /** An object has two members of one name (RFC 7493 section 2.3). */
    DUPLICATE_NAME("json-duplicate-name", "Name given twice"),
    /** More bytes than the reader's limit. */
    TOO_LARGE("json-too-large", "JSON too large"),
    /** Deeper nesting than the reader's limit. */
    TOO_DEEP("json-too-deep", "JSON nested too deeply"),
    /** More values than the reader's limit. */
    TOO_MANY_VALUES("json-too-many-values", "Too many JSON values"),
    /** A member's name is longer than {@link JsonLimits#NAME_CHARACTERS}. */
    NAME_TOO_LONG("json-name-too-long", "Name too long"),
    /** A number's text is longer than {@link JsonLimits#NUMBER_CHARACTERS}. */
    NUMBER_TOO_LONG("json-number-too-long", "Number too long"),
    /** A number that a double cannot carry without becoming another number (RFC 7493 section 2.2). */
    NUMBER_NOT_INTEROPERABLE("json-number-not-interoperable", "Number without a canonical form"),
    /** A string is no {@code dateTimeStamp} of XML Schema 1.1 part 2 as {@link DateTimeStamp} reads it. */
    NOT_A_TIME("json-not-a-time", "Not a dateTimeStamp"),
    /** An object was needed. */
    NOT_AN_OBJECT("json-not-an-object", "Not a JSON object");

    private final String name;
    private final String title;

    JsonProblem(String name, String title) {
        this.name = name;
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#" + name;
    }

    @Override
    public String title() {
        return title;
    }
}
