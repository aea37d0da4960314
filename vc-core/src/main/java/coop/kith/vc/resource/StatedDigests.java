package coop.kith.vc.resource;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.Multihash;
import coop.kith.problem.Problem;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The digests that a credential states of one document, beside its {@code id}: of a related resource, of a schema. */
public final class StatedDigests {
    private StatedDigests() {}

    /** Each in order; empty where it is of a kind that is not known here. */
    static List<Optional<ResourceDigest>> of(JsonObject statement) {
        List<Optional<ResourceDigest>> digests = new ArrayList<>(read(statement, "digestSRI", ResourceDigest::ofSri));
        digests.addAll(read(statement, "digestMultibase", ResourceDigest::ofMultibase));
        return digests;
    }

    /**
     * What keeps {@code content} from being the document that was meant: RELATED_RESOURCE_CHANGED where a digest is another's, RELATED_RESOURCE_NOT_CHECKED where one is of
     * an unknown kind. Every digest must fit; empty where all do, and where none is stated.
     */
    public static List<Problem> unmet(JsonObject statement, Bytes content) {
        PublishedResource document = PublishedResource.of(content);
        List<Problem> problems = new ArrayList<>();
        for (Optional<ResourceDigest> stated : of(statement)) {
            if (stated.isEmpty()) {
                problems.add(Problem.of(
                                ResourceProblem.RELATED_RESOURCE_NOT_CHECKED,
                                "The credential states a digest of a kind that is not known here.")
                        .next("Ask the issuer for a credential with a digestSRI of SHA-256, SHA-384 or SHA-512."));
            } else if (!document.fits(stated.get()).equals(Optional.of(true))) {
                problems.add(Problem.of(
                                ResourceProblem.RELATED_RESOURCE_CHANGED,
                                "The document does not have the " + stated.get().algorithm()
                                        + " digest that the credential states of it.")
                        .next("Get the document that the issuer meant; this one was exchanged or changed."));
            }
        }
        return List.copyOf(problems);
    }

    /** The statement with both digests of {@code content}: {@code digestSRI} with SHA-384, {@code digestMultibase} with SHA-256. */
    public static JsonObject with(JsonObject statement, Bytes content) {
        byte[] bytes = content.toArray();
        return statement
                .with("digestSRI", "sha384-" + Base64.getEncoder().encodeToString(Digests.sha384(bytes)))
                .with("digestMultibase", Multihash.sha256(bytes));
    }

    private static List<Optional<ResourceDigest>> read(
            JsonObject statement, String member, Function<String, Optional<ResourceDigest>> reader) {
        List<Optional<ResourceDigest>> digests = new ArrayList<>();
        for (JsonValue value : statement.oneOrMany(member)) {
            digests.add(value instanceof JsonString text ? reader.apply(text.value()) : Optional.empty());
        }
        return digests;
    }
}
