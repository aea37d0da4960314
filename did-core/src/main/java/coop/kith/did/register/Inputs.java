package coop.kith.did.register;

import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.PublicKey;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What every operation may be given (DIF DID Registration, "Input Fields"): the job that goes on, options, public keys, and signatures that were asked for.
 *
 * @param jobId of the operation that goes on; empty at its beginning
 * @param options by name; each registrar says which it knows, and refuses others
 * @param keys public keys (Verification Method Public Data), in the caller's order
 * @param signatures by the id of the {@link SigningRequest} that each answers
 */
public record Inputs(
        Optional<String> jobId, JsonObject options, List<ProvidedKey> keys, Map<String, SigningResponse> signatures) {
    private static final Inputs NONE = new Inputs(Optional.empty(), JsonObject.empty(), List.of(), Map.of());
    private static final String CLIENT_SECRETS = "clientSecretMode";

    /** The modes in which a registrar holds private keys; none of ours does. */
    private static final List<String> INTERNAL_SECRETS = List.of("storeSecrets", "returnSecrets");

    public Inputs {
        keys = List.copyOf(keys);
        signatures = Collections.unmodifiableMap(new TreeMap<>(signatures));
    }

    public static Inputs none() {
        return NONE;
    }

    /** With this one key. */
    public static Inputs of(PublicKey key) {
        return NONE.with(ProvidedKey.of(key));
    }

    public Inputs with(ProvidedKey key) {
        List<ProvidedKey> more = new ArrayList<>(keys);
        more.add(key);
        return new Inputs(jobId, options, more, signatures);
    }

    public Inputs option(String name, JsonValue value) {
        return new Inputs(jobId, options.with(name, value), keys, signatures);
    }

    public Inputs option(String name, String value) {
        return option(name, new JsonString(value));
    }

    /** The same inputs, for the operation that {@code job} names to go on with these signatures. */
    public Inputs continuing(String job, Map<String, SigningResponse> signed) {
        return new Inputs(Optional.of(job), options, keys, signed);
    }

    /** The same inputs, for the operation that {@code job} names to go on. */
    public Inputs continuing(String job) {
        return continuing(job, Map.of());
    }

    /**
     * What keeps a registrar of client-managed secrets from beginning: an option that it does not know, and a wish that it hold secrets.
     *
     * @param known the options of the method; {@code clientSecretMode} is always known
     */
    public List<Problem> objections(Set<String> known) {
        List<Problem> problems = new ArrayList<>();
        options.members().forEach((name, value) -> {
            JsonPointer where = JsonPointer.of("options", name);
            if (INTERNAL_SECRETS.contains(name)) {
                if (value != JsonLiteral.FALSE) {
                    problems.add(Problem.of(
                                    RegistrationProblem.SECRETS_STAY_OUTSIDE,
                                    "the option " + name
                                            + " asks the registrar to hold private keys, and this one never does",
                                    where)
                            .next("Leave it out; keep the private key, and give the public one."));
                }
            } else if (name.equals(CLIENT_SECRETS)) {
                if (value != JsonLiteral.TRUE) {
                    problems.add(Problem.of(
                                    RegistrationProblem.SECRETS_STAY_OUTSIDE,
                                    "the option clientSecretMode can only be true here, and it is " + value.kind(),
                                    where)
                            .next("Leave it out, or set it to true."));
                }
            } else if (!known.contains(name)) {
                problems.add(Problem.of(
                                RegistrationProblem.INVALID_REQUEST, "there is no option \"" + name + "\" here", where)
                        .next(
                                known.isEmpty()
                                        ? "This operation has no options."
                                        : "Choose among "
                                                + String.join(
                                                        ", ",
                                                        known.stream().sorted().toList()) + "."));
            }
        });
        return problems;
    }
}
