package coop.kith.trust.intake.tag;

import coop.kith.crypto.provider.Digests;
import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Evidence.Reading;
import coop.kith.trust.evidence.Ground;
import coop.kith.trust.evidence.Intake;
import coop.kith.trust.evidence.Statement;
import coop.kith.trust.evidence.Strength;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads vouches of people who do not show themselves. A keeper, who knows them, signs a credential that names their subject and, in place of each voucher, a tag; equal tags are one person, different tags
 * are different people, and nobody but the keeper can say who.
 *
 * <p>The credential has the type {@value #TYPE} and one subject with {@code id}, {@code predicate} (what each of them states), {@code tags} (1 to {@value #MOST_TAGS} texts of
 * 16 to 128 letters, digits, {@code -} and {@code _}, no two equal) and {@code linkableBy}, the keeper's own DID: whoever signs such a list says by it that the keeper can link every tag to a person.
 *
 * <p>Each tag becomes one statement of basis {@code opaque-tag}, whose issuer goes by {@link #issuer}. So many tags of one keeper are so many issuers in the graph; but all of them hang on the
 * keeper's word, and so each is an arc from somebody whom only the keeper leads to: the keeper vouches for its tags ({@value #KEEPS}), and where the quorum asks for independence, all of them are one
 * voucher, the keeper, unless the policy calls the keeper an institution among its anchors. What they lack is lineage: nothing can be followed back beyond the keeper,
 * and two keepers may mean the same person.
 *
 * <p>Immutable, safe for many threads.
 */
public final class TagIntake {
    /** The type of a list of tags. */
    public static final String TYPE = "https://kith.coop/tags#DistinctIssuersCredential";

    /** What a keeper says of each of its tags: that one person stands behind it. */
    public static final String KEEPS = "https://kith.coop/tags#keeps";

    /** Vetting asks for a handful; a roll of this length is another thing. */
    public static final int MOST_TAGS = 1_000;

    private static final JsonPointer AT = JsonPointer.of("credentialSubject");

    private final Set<Did> keepers;

    private TagIntake(Set<Did> keepers) {
        this.keepers = Set.copyOf(keepers);
    }

    /** Takes the word of these keepers and of no other. */
    public static TagIntake of(Set<Did> keepers) {
        return new TagIntake(keepers);
    }

    /** A tag, or the keeper's word for it. */
    private record Tagged(Did issuer, VerifiedCredential list, JsonObject claims) implements Ground.Tagged {
        @Override
        public Optional<Instant> validFrom() {
            return list.credential().validFrom();
        }

        @Override
        public Optional<Instant> validUntil() {
            return list.credential().validUntil();
        }

        @Override
        public Optional<String> name() {
            return Optional.empty();
        }
    }

    /** What a tag of this keeper goes by among the DIDs of a graph: a digest of both, under a method name that nothing resolves. It names nobody. */
    public static Did issuer(Did keeper, String tag) {
        byte[] both = (keeper + " " + tag).getBytes(StandardCharsets.UTF_8);
        return Did.parse("did:kithtag:" + HexFormat.of().formatHex(Digests.sha256(both)))
                .orThrow();
    }

    /** An intake that takes lists of tags too, each of which is several pieces of evidence, and leaves the rest to {@code others}. For an evidence log. */
    public Intake beside(Intake others) {
        return new Beside(this, others);
    }

    private record Beside(TagIntake tags, Intake others) implements Intake {
        @Override
        public Result<Evidence> read(VerifiedCredential verified, Instant receivedAt) {
            return isList(verified)
                    ? Result.refused(Problem.of(
                                    TagProblem.SEVERAL,
                                    "a list of tags is not one piece of evidence",
                                    JsonPointer.of("type"))
                            .next("read all of it"))
                    : others.read(verified, receivedAt);
        }

        @Override
        public Result<List<Evidence>> readAll(VerifiedCredential verified, Instant receivedAt) {
            return isList(verified) ? tags.read(verified, receivedAt) : others.readAll(verified, receivedAt);
        }
    }

    private static boolean isList(VerifiedCredential verified) {
        return verified.credential().types().contains(TYPE);
    }

    /** One statement a tag, and the keeper's word for each; or why it is no list of tags that this asker takes. */
    public Result<List<Evidence>> read(VerifiedCredential verified, Instant receivedAt) {
        JsonObject json = verified.credential().json();
        if (!isList(verified)) {
            return Result.refused(
                    Problem.of(TagProblem.NOT_TAGS, "type does not hold " + TYPE, JsonPointer.of("type")));
        }
        if (!keepers.contains(verified.issuer())) {
            return Result.refused(Problem.of(
                            TagProblem.KEEPER_NOT_ACCEPTED,
                            verified.issuer() + " is not among the keepers whose word is taken",
                            JsonPointer.of("issuer"))
                    .next("name the keeper when making the intake, if you take its word for who is who"));
        }
        JsonObject subject = json.object("credentialSubject").orElse(JsonObject.empty());
        return subject(subject)
                .flatMap(about -> predicate(subject)
                        .flatMap(predicate -> linkable(subject, verified.issuer())
                                .flatMap(keeper -> tags(subject)
                                        .flatMap(tags -> evidence(verified, about, predicate, tags, receivedAt)))));
    }

    private static Result<List<Evidence>> evidence(
            VerifiedCredential verified, Did subject, String predicate, Set<String> tags, Instant receivedAt) {
        List<Evidence> evidence = new ArrayList<>();
        for (String tag : tags) {
            Did issuer = issuer(verified.issuer(), tag);
            for (Result<Evidence> one : List.of(
                    statement(verified, verified.issuer(), issuer, KEEPS, tag, receivedAt),
                    statement(verified, issuer, subject, predicate, tag, receivedAt))) {
                if (!one.isOk()) {
                    return one.map(List::of);
                }
                evidence.add(one.orThrow());
            }
        }
        return Result.ok(List.copyOf(evidence));
    }

    private static Result<Evidence> statement(
            VerifiedCredential verified, Did issuer, Did subject, String predicate, String tag, Instant receivedAt) {
        JsonObject value = JsonObject.empty()
                .with("tag", tag)
                .with("linkableBy", verified.issuer().toString());
        JsonObject claims = JsonObject.empty()
                .with("kith", "tag-1")
                .with("issuer", issuer.toString())
                .with("subject", subject.toString())
                .with("predicate", predicate)
                .with("value", value)
                .with("list", verified.credential().json().without("proof"));
        return Evidence.of(
                new Tagged(issuer, verified, claims),
                Reading.stating(subject, new Statement(predicate, new Statement.Value(value)), new Strength(255, 255)),
                receivedAt);
    }

    private static Result<Did> subject(JsonObject subject) {
        return subject.string("id")
                .flatMap(text -> Did.parse(text).fold(Optional::of, problems -> Optional.empty()))
                .map(Result::ok)
                .orElseGet(() -> malformed("the subject's id is not a DID", "id"));
    }

    private static Result<String> predicate(JsonObject subject) {
        return subject.string("predicate")
                .filter(text -> text.indexOf(':') > 0)
                .map(Result::ok)
                .orElseGet(() -> malformed("predicate is not an absolute IRI", "predicate"));
    }

    private static Result<Did> linkable(JsonObject subject, Did keeper) {
        return subject.string("linkableBy").filter(keeper.toString()::equals).isPresent()
                ? Result.ok(keeper)
                : malformed("linkableBy is not the keeper's own DID: it says who can link the tags", "linkableBy");
    }

    private static Result<Set<String>> tags(JsonObject subject) {
        List<JsonValue> items = subject.array("tags").map(JsonArray::items).orElse(List.of());
        Set<String> tags = new LinkedHashSet<>();
        for (JsonValue item : items) {
            if (!(item instanceof JsonString text) || !text.value().matches("[A-Za-z0-9_-]{16,128}")) {
                return malformed("a tag is 16 to 128 letters, digits, - and _", "tags");
            }
            if (!tags.add(text.value())) {
                return malformed("two tags are equal; equal tags are one person", "tags");
            }
        }
        return tags.isEmpty() || tags.size() > MOST_TAGS
                ? malformed("there are 1 to " + MOST_TAGS + " tags, not " + tags.size(), "tags")
                : Result.ok(tags);
    }

    private static <T> Result<T> malformed(String detail, String member) {
        return Result.refused(Problem.of(TagProblem.MALFORMED, detail, AT.append(member)));
    }
}
