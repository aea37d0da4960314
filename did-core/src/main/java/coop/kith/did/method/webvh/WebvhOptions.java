package coop.kith.did.method.webvh;

import coop.kith.did.register.Inputs;
import coop.kith.did.register.ProvidedKey;
import coop.kith.did.register.RegistrationProblem;
import coop.kith.did.register.RegistrationRequest;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.PublicKey;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** What a registration request says in its options and keys, in the words of this room. */
final class WebvhOptions {
    private static final Set<String> OF_CREATE = Set.of("domain", "path", "witness", "watchers", "ttl", "portable");
    private static final Set<String> OF_UPDATE = Set.of("witness", "watchers", "ttl", "portable");

    private final Inputs inputs;
    private final JsonObject options;
    private final List<Problem> problems;

    private WebvhOptions(Inputs inputs, Set<String> known) {
        this.inputs = inputs;
        this.options = inputs.options();
        this.problems = new ArrayList<>(inputs.objections(known));
    }

    static Result<Genesis> genesis(RegistrationRequest.Create request) {
        return new WebvhOptions(request.inputs(), OF_CREATE).genesis(request.document());
    }

    static Result<LogChange> change(Inputs inputs) {
        return new WebvhOptions(inputs, OF_UPDATE).change();
    }

    /** Keys for this purpose; keys for nothing in particular are update keys. */
    static List<PublicKey> keys(Inputs inputs, String purpose) {
        return inputs.keys().stream()
                .filter(key -> key.purposes().contains(purpose)
                        || (key.purposes().isEmpty() && purpose.equals(WebvhRegistrar.UPDATE)))
                .map(ProvidedKey::key)
                .toList();
    }

    private Result<Genesis> genesis(Optional<JsonObject> document) {
        String domain = options.string("domain").orElse("");
        if (domain.isEmpty()) {
            wrong("domain", "the domain of the DID is missing or no string");
        }
        List<PublicKey> next = keys(inputs, WebvhRegistrar.NEXT);
        Genesis genesis = Genesis.at(domain, texts("path"), keys(inputs, WebvhRegistrar.UPDATE));
        genesis = next.isEmpty() ? genesis : genesis.promising(next);
        Optional<WitnessRule> rule = witness();
        genesis = rule.isPresent() ? genesis.witnessed(rule.get()) : genesis;
        List<String> watchers = texts("watchers");
        genesis = watchers.isEmpty() ? genesis : genesis.watched(watchers);
        OptionalLong ttl = ttl();
        genesis = ttl.isPresent() ? genesis.timeToLive(ttl.getAsLong()) : genesis;
        genesis = portable(true) ? genesis.movable() : genesis;
        genesis = document.isPresent() ? genesis.document(document.get()) : genesis;
        return problems.isEmpty() ? Result.ok(genesis) : Result.refused(problems);
    }

    private Result<LogChange> change() {
        List<PublicKey> update = keys(inputs, WebvhRegistrar.UPDATE);
        LogChange change =
                update.isEmpty() ? LogChange.none() : LogChange.none().updateKeys(update);
        List<PublicKey> next = keys(inputs, WebvhRegistrar.NEXT);
        // Whoever rotates and promises nothing has ended pre-rotation.
        change = update.isEmpty() && next.isEmpty() ? change : change.promising(next);
        change = options.has("witness") ? change.witnessed(witness()) : change;
        change = options.has("watchers") ? change.watched(texts("watchers")) : change;
        OptionalLong ttl = ttl();
        change = ttl.isPresent() ? change.timeToLive(ttl.getAsLong()) : change;
        portable(false);
        change = options.has("portable") ? change.fixed() : change;
        return problems.isEmpty() ? Result.ok(change) : Result.refused(problems);
    }

    private Optional<WitnessRule> witness() {
        return options.get("witness")
                .map(WitnessRule::read)
                .flatMap(read -> read.fold(rule -> rule, refused -> {
                    problems.addAll(refused);
                    return Optional.empty();
                }));
    }

    /** A string or an array of strings. */
    private List<String> texts(String name) {
        List<JsonValue> items = options.oneOrMany(name);
        List<String> texts = items.stream()
                .flatMap(item -> item instanceof JsonString text ? Stream.of(text.value()) : Stream.empty())
                .toList();
        if (texts.size() < items.size()) {
            wrong(name, name + " holds strings, and something else is there");
        }
        return texts;
    }

    private OptionalLong ttl() {
        JsonValue value = options.members().get("ttl");
        OptionalLong seconds = value instanceof JsonNumber number ? number.asLong() : OptionalLong.empty();
        if (value != null && seconds.isEmpty()) {
            wrong("ttl", "ttl is a whole number of seconds");
        }
        return seconds;
    }

    private boolean portable(boolean allowed) {
        JsonValue value = options.members().get("portable");
        if (value != null && value != JsonLiteral.FALSE && (value != JsonLiteral.TRUE || !allowed)) {
            wrong("portable", allowed ? "portable is true or false" : "portable can only become false");
        }
        return value == JsonLiteral.TRUE && allowed;
    }

    private void wrong(String option, String detail) {
        problems.add(Problem.of(RegistrationProblem.INVALID_REQUEST, detail, JsonPointer.of("options", option))
                .next("Correct the option " + option + "."));
    }
}
