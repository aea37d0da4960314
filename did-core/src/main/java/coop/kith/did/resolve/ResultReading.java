package coop.kith.did.resolve;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.Delegation;
import coop.kith.did.evidence.Evidence;
import coop.kith.json.Json;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what another resolver answered about one DID, in any of the forms that are in use. */
record ResultReading(Did did, boolean versionAsked, JsonObject json, String from) {
    /** What a resolver says about itself or the moment; the DID may well resolve elsewhere or later. */
    private static final Set<DidProblem> ABOUT_THE_RESOLVER = EnumSet.of(
            DidProblem.INTERNAL_ERROR,
            DidProblem.METHOD_NOT_SUPPORTED,
            DidProblem.FEATURE_NOT_SUPPORTED,
            DidProblem.REPRESENTATION_NOT_SUPPORTED,
            DidProblem.INVALID_OPTIONS);

    Resolution read() {
        JsonObject resolutionMetadata = json.object("didResolutionMetadata").orElse(JsonObject.empty());
        JsonObject documentMetadata = json.object("didDocumentMetadata").orElse(JsonObject.empty());
        Optional<JsonValue> error = resolutionMetadata
                .get("error")
                .filter(value -> value != JsonLiteral.NULL && !value.equals(new JsonString("")));
        if (error.isPresent()) {
            return failed(error.get());
        }
        Evidence evidence =
                Evidence.of(Check.passed("resolution-result")).delegated(new Delegation(from, resolutionMetadata));
        boolean gone = documentMetadata.get("deactivated").equals(Optional.of(JsonLiteral.TRUE));
        Optional<JsonObject> document = document();
        if (gone && (!versionAsked || document.isEmpty())) {
            return new Resolution.Deactivated(documentMetadata, evidence);
        }
        if (document.isEmpty()) {
            return new Resolution.Unavailable(List.of(problem(
                    DidProblem.INTERNAL_ERROR,
                    from + " answered with neither a document of " + did + " nor an error",
                    JsonPointer.of("didDocument"))));
        }
        return DidDocument.parse(document.get())
                .flatMap(this::ofThisDid)
                .fold(
                        found -> new Resolution.Resolved(
                                found, documentMetadata, evidence.and(Check.passed("document-id"))),
                        problems -> new Resolution.Invalid(problems));
    }

    /** {@code didDocument}, or the text in {@code didDocumentStream} as DID Core 1.0's {@code resolveRepresentation} had it. */
    private Optional<JsonObject> document() {
        Optional<JsonObject> stated = json.object("didDocument");
        return stated.isPresent()
                ? stated
                : json.string("didDocumentStream")
                        .flatMap(text -> Json.parseObject(text).fold(Optional::of, problems -> Optional.empty()));
    }

    private Result<DidDocument> ofThisDid(DidDocument document) {
        return document.id().equals(did)
                ? Result.ok(document)
                : Result.refused(problem(
                        DidProblem.INVALID_DID_DOCUMENT,
                        from + " answered with the document of " + document.id() + ", and was asked for " + did,
                        JsonPointer.of("didDocument", "id")));
    }

    private Resolution failed(JsonValue error) {
        String said = error instanceof JsonString word
                ? word.value()
                : error instanceof JsonObject object ? object.string("type").orElse("") : "";
        String detail = error instanceof JsonObject object
                ? object.string("detail").or(() -> object.string("title")).orElse("")
                : "";
        DidProblem type = type(said);
        Problem problem = problem(
                        type,
                        from + " answered about " + did + ": " + shown(said)
                                + (detail.isEmpty() ? "" : ", " + shown(detail)),
                        JsonPointer.of("didResolutionMetadata", "error"))
                .with("stated", shown(said));
        return ABOUT_THE_RESOLVER.contains(type)
                ? new Resolution.Unavailable(List.of(problem))
                : new Resolution.Invalid(List.of(problem));
    }

    /** By the URI of DID Resolution 1.0 section 10, or the word of DID Core 1.0 section 7.1.2; anything else is the resolver's own trouble. */
    private static DidProblem type(String said) {
        String name = said.startsWith(ResolutionResult.DID_ERRORS)
                ? said.substring(ResolutionResult.DID_ERRORS.length())
                : said;
        String plain = name.replace("_", "").toLowerCase(Locale.ROOT);
        for (DidProblem type : DidProblem.values()) {
            if (type.name().replace("_", "").toLowerCase(Locale.ROOT).equals(plain)) {
                return type;
            }
        }
        return DidProblem.INTERNAL_ERROR;
    }

    private Problem problem(DidProblem type, String detail, JsonPointer where) {
        return Problem.of(type, detail, where).with("resolver", from);
    }

    /** Another's words, as far as a person reads on. */
    private static String shown(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
