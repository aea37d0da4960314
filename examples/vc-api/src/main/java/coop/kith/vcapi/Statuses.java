package coop.kith.vcapi;

import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.ProofOptions;
import coop.kith.vc.proof.integrity.suite.EcdsaRdfc2019;
import coop.kith.vc.proof.integrity.suite.EddsaRdfc2022;
import coop.kith.vc.status.StatusListPlan;
import coop.kith.vc.status.StatusPurpose;
import coop.kith.vc.store.IndexOrder;
import coop.kith.vc.store.ListState;
import coop.kith.vc.store.StatusRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The status lists of this server: one for each issuer and purpose, made when it is first asked for. */
final class Statuses {
    /** Where {@link #words} are to be had. */
    static final String WORDS = "/status-words";

    private static final List<String> MESSAGES = List.of("in order", "being renewed", "lost", "replaced");

    private static final String PATH = "/status-lists/";

    private final StatusRegistry registry;
    private final InstantSource clock;
    private final Supplier<String> base;
    private final Map<String, Issuer> keepers = new ConcurrentHashMap<>();

    /** @param base the address that the lists are published under, without a slash at its end; known once the server listens */
    Statuses(StatusRegistry registry, InstantSource clock, Supplier<String> base) {
        this.registry = registry;
        this.clock = clock;
        this.base = base;
    }

    /** The credential with a place on the issuer's list for this purpose. */
    Result<JsonObject> place(Issuer issuer, JsonObject credential, String purposeWord) {
        Optional<StatusPurpose> purpose = StatusPurpose.of(purposeWord);
        if (purpose.isEmpty()) {
            return Result.refused(
                    Problem.of(ApiProblem.MALFORMED_REQUEST, "There is no list for the purpose " + purposeWord + '.'));
        }
        String name = name(issuer, purpose.get());
        String id = credential.string("id").orElseGet(() -> "urn:uuid:" + UUID.randomUUID());
        return list(issuer, purpose.get(), name)
                .flatMap(plan -> registry.allocate(name, id))
                .flatMap(entries -> publish(name)
                        .map(list -> with(
                                credential,
                                entries.stream()
                                        .map(entry -> explained(entry, purpose.get()))
                                        .toList())));
    }

    private static JsonObject with(JsonObject credential, List<JsonObject> entries) {
        List<JsonValue> all = new ArrayList<>(credential.oneOrMany("credentialStatus"));
        all.addAll(entries);
        return credential.with("credentialStatus", all.size() == 1 ? all.get(0) : new JsonArray(List.copyOf(all)));
    }

    /** With what its values mean, which may be stated of one bit as well, and where that is told at length. */
    private JsonObject explained(JsonObject entry, StatusPurpose purpose) {
        JsonObject referring = entry.with("statusReference", base.get() + WORDS);
        return purpose == StatusPurpose.MESSAGE
                ? referring
                : referring.with(
                        "statusMessage", JsonArray.of(message("0x0", "not set"), message("0x1", purpose.word())));
    }

    private static JsonObject message(String status, String text) {
        return JsonObject.empty().with("status", status).with("message", text);
    }

    /** What {@code statusReference} leads to. */
    static JsonObject words() {
        return JsonObject.empty()
                .with("revocation", "The issuer took the credential back, for good.")
                .with("suspension", "The issuer took the credential back, for now.")
                .with("refresh", "The issuer has a newer credential.")
                .with("message", JsonArray.ofStrings(MESSAGES));
    }

    private static String name(Issuer issuer, StatusPurpose purpose) {
        return issuer.name().replace('+', '-') + '-' + issuer.keyType() + '-' + purpose.word();
    }

    private Result<StatusListPlan> list(Issuer issuer, StatusPurpose purpose, String name) {
        keepers.put(name, issuer);
        String url = base.get() + PATH + name;
        StatusListPlan plan = purpose == StatusPurpose.MESSAGE
                ? StatusListPlan.ofMessages(url, issuer.did(), MESSAGES)
                : StatusListPlan.of(url, issuer.did(), purpose);
        return registry.list(name)
                .fold(
                        state -> Result.ok(state.plan()),
                        absent -> registry.add(name, plan, IndexOrder.RANDOM)
                                .fold(
                                        Result::ok,
                                        problems -> registry.list(name).map(ListState::plan)));
    }

    /** As {@code POST /credentials/status} says: one entry or several of {@code credentialStatus}, set unless {@code status} says otherwise. */
    Result<JsonObject> update(Issuer issuer, JsonObject body) {
        Optional<String> id = body.string("credentialId");
        List<JsonValue> changes = body.oneOrMany("credentialStatus");
        if (id.isEmpty() || changes.isEmpty()) {
            return Result.refused(Problem.of(
                    ApiProblem.MALFORMED_REQUEST,
                    "The request names no credentialId, or no credentialStatus to change."));
        }
        for (JsonValue change : changes) {
            Result<Integer> done = change instanceof JsonObject one
                    ? set(issuer, id.get(), one, isSet(one.get("status").or(() -> body.get("status"))))
                    : Result.refused(Problem.of(ApiProblem.MALFORMED_REQUEST, "A credentialStatus is no object."));
            List<Problem> problems = done.fold(before -> List.of(), found -> found);
            if (!problems.isEmpty()) {
                return Result.refused(problems);
            }
        }
        return Result.ok(JsonObject.empty().with("credentialId", id.get()));
    }

    private Result<Integer> set(Issuer issuer, String id, JsonObject change, boolean set) {
        Optional<StatusPurpose> purpose = change.string("statusPurpose").flatMap(StatusPurpose::of);
        return purpose.isEmpty()
                ? Result.refused(Problem.of(ApiProblem.UNKNOWN_STATUS, "The change names no statusPurpose of ours."))
                : registry.set(name(issuer, purpose.get()), id, purpose.get(), set ? 1 : 0)
                        .flatMap(before -> publish(name(issuer, purpose.get())).map(list -> before));
    }

    private static boolean isSet(Optional<JsonValue> status) {
        return status.map(value -> value != JsonLiteral.FALSE
                        && !(value instanceof JsonString text
                                && (text.value().equals("0") || text.value().equals("false"))))
                .orElse(true);
    }

    /** The list as it was published after the last change, signed by its issuer. */
    Result<JsonObject> published(String name) {
        return keepers.containsKey(name)
                ? registry.published(name)
                : Result.refused(Problem.of(ApiProblem.NOT_FOUND, "There is no status list " + name + '.'));
    }

    private Result<JsonObject> publish(String name) {
        return Optional.ofNullable(keepers.get(name))
                .map(keeper -> registry.publish(name, clock.instant(), (list, created) -> sign(keeper, list, created)))
                .orElseGet(() -> published(name));
    }

    /** What can be shown in part is no status list, nor a token what suites read: those keys sign with a suite that signs the whole. */
    private static Result<JsonObject> sign(Issuer keeper, JsonObject list, Instant created) {
        Cryptosuite suite = keeper.suite()
                .filter(Cryptosuite.Simple.class::isInstance)
                .orElseGet(() -> keeper.key().publicKey().type() == KeyType.ED25519
                        ? new EddsaRdfc2022(Canonicalizer.standard())
                        : new EcdsaRdfc2019(Canonicalizer.standard()));
        ProofOptions options = ProofOptions.of(suite, keeper.verificationMethod(), ProofPurpose.ASSERTION_METHOD)
                .created(created);
        return DataIntegrity.add(Documents.withContextOf(suite, list), options, keeper.key());
    }

    /** Where the verifier of this server has these lists from: here. Others stay undecided, as nothing is fetched. */
    LinkedDocuments documents() {
        return url -> url.startsWith(base.get() + PATH)
                ? published(url.substring((base.get() + PATH).length()))
                        .map(list -> Bytes.of(Json.write(list).getBytes(StandardCharsets.UTF_8)))
                : LinkedDocuments.none().get(url);
    }

    static Optional<String> nameIn(String path) {
        return path.startsWith(PATH) ? Optional.of(path.substring(PATH.length())) : Optional.empty();
    }
}
