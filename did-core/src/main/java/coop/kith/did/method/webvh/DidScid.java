package coop.kith.did.method.webvh;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.history.History;
import coop.kith.did.history.Version;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * did:scid of the type {@code vh}, version 1: the SCID of a did:webvh log without a place. Where the log lies is an option, {@code src}, a domain with a path where
 * it has one ({@code club.example/members}); it is a hint, not part of the name, since the log proves itself wherever it is found. The document is that of the log,
 * with the place taken out of the DID, and the did:webvh named under {@code alsoKnownAs}. Its versions are those of the log; since {@code src} must be said, an
 * earlier one is asked for with {@link ResolutionOptions#asOf}, not with {@code resolveAt}:
 *
 * <pre>{@code
 * ResolutionOptions there = ResolutionOptions.none().with("src", "club.example");
 * Resolution then = resolver.resolve(did, there.asOf(Instant.parse("2026-03-01T00:00:00Z")));
 * Past past = resolver.history(did, there);
 * }</pre>
 */
public final class DidScid implements DidMethod {
    private static final String SOURCE = "src";
    private static final String TYPE = "vh:1:";

    private final DidWebvh logs;

    private DidScid(DidWebvh logs) {
        this.logs = logs;
    }

    /** Reads logs as {@code logs} does, and shares its memory. */
    public static DidScid of(DidWebvh logs) {
        return new DidScid(logs);
    }

    @Override
    public String name() {
        return "scid";
    }

    @Override
    public String specification() {
        return "did:scid, type vh, version 1, on did:webvh 1.0";
    }

    @Override
    public boolean hasVersions() {
        return true;
    }

    @Override
    public Set<String> options() {
        return Set.of(SOURCE, Selection.VERSION_NUMBER);
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        return placed(did, options)
                .fold(
                        place -> logs.resolve(place, options.without(SOURCE), around)
                                .fold(found -> renamed(did, found), gone -> gone, wrong -> wrong, down -> down),
                        Resolution.Invalid::new);
    }

    /**
     * Every version of the log, each with the place that it named taken out: a log that moved had another one before, and its keys were those of this DID all along.
     */
    @Override
    public Past history(Did did, ResolutionOptions options, Surroundings around) {
        return placed(did, options)
                .fold(
                        place -> logs.history(place, options.without(SOURCE), around)
                                .fold(known -> renamed(did, place, known), wrong -> wrong, down -> down),
                        Past.Invalid::new);
    }

    /** The did:webvh of the same log. */
    private static Result<Did> placed(Did did, ResolutionOptions options) {
        String identifier = did.methodSpecificId();
        String source = options.more().getOrDefault(SOURCE, "");
        if (!identifier.startsWith(TYPE)) {
            return Result.refused(Problem.of(
                    DidProblem.FEATURE_NOT_SUPPORTED, "did:scid of a type other than vh:1 is not known here: " + did));
        }
        if (source.isEmpty()) {
            return Result.refused(
                    Problem.of(DidProblem.INVALID_OPTIONS, "where the log of " + did + " lies was not said")
                            .next("Give the option src, such as club.example or club.example/members."));
        }
        String place = source.replace("%", "%25").replace(":", "%3A").replace('/', ':');
        return Did.parse("did:webvh:" + identifier.substring(TYPE.length()) + ':' + place);
    }

    private static Resolution renamed(Did did, Resolution.Resolved found) {
        return withoutPlace(did, found.document())
                .fold(
                        document -> new Resolution.Resolved(
                                document,
                                found.documentMetadata(),
                                found.evidence()
                                        .and(placeTakenOut(found.document().id())),
                                found.freshness()),
                        Resolution.Invalid::new);
    }

    /** A version that could not be renamed has no document, and so no key in force. */
    private static Past renamed(Did did, Did place, Past.Known found) {
        List<Version> versions = found.history().versions().stream()
                .map(version -> new Version(
                        version.id(),
                        version.from(),
                        version.basis(),
                        version.document()
                                .flatMap(document ->
                                        withoutPlace(did, document).fold(Optional::of, problems -> Optional.empty()))))
                .toList();
        return new Past.Known(
                new History(did, found.history().permanence(), versions),
                found.evidence().and(placeTakenOut(place)));
    }

    private static Check placeTakenOut(Did log) {
        return Check.passed("scid.place-taken-out").with("log", log.toString());
    }

    /** The document under the name without a place; what it was called goes on as a second name. */
    private static Result<DidDocument> withoutPlace(Did did, DidDocument document) {
        String place = document.id().toString();
        JsonObject json = (JsonObject) renamed(document.json(), place, did.toString());
        List<JsonValue> names = new ArrayList<>(json.oneOrMany("alsoKnownAs"));
        names.add(new JsonString(place));
        return DidDocument.parse(json.with("alsoKnownAs", new JsonArray(names)));
    }

    /** {@code value} with one DID in place of another, alone or at the beginning of a DID URL. Documents are at most 64 levels deep. */
    private static JsonValue renamed(JsonValue value, String from, String to) {
        if (value instanceof JsonString text) {
            boolean whole = text.value().equals(from);
            boolean url = text.value().startsWith(from)
                    && text.value().length() > from.length()
                    && "#?/".indexOf(text.value().charAt(from.length())) >= 0;
            return whole || url ? new JsonString(to + text.value().substring(from.length())) : value;
        }
        if (value instanceof JsonArray array) {
            return new JsonArray(
                    array.items().stream().map(item -> renamed(item, from, to)).toList());
        }
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, renamed(member, from, to)));
            return new JsonObject(members);
        }
        return value;
    }
}
