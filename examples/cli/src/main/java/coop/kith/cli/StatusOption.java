package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.store.StatusRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The lists on which a credential gets its places before it is signed; mixed into the command that issues. */
final class StatusOption {
    @Mixin
    private RegistryHome registry;

    @Option(
            names = "--status",
            paramLabel = "LIST",
            description = "Give the credential its places on this status list; may be repeated.")
    private List<String> lists = new ArrayList<>();

    /** The credential with its {@code credentialStatus}. One that was issued before under the same id keeps its places. */
    Result<JsonObject> added(JsonObject unsigned, Did issuer, Terminal terminal) {
        if (lists.isEmpty()) {
            return Result.ok(unsigned);
        }
        Optional<String> id = unsigned.string("id").filter(text -> !text.isBlank());
        if (id.isEmpty()) {
            return Result.refused(Problem.of(
                            CliProblem.BAD_STATUS_LIST,
                            "A credential with a status needs an id, by which you will revoke it.")
                    .next("Add an id, such as urn:uuid: and a random UUID."));
        }
        return registry.with(terminal, open -> {
            Result<List<JsonValue>> entries = Result.ok(List.copyOf(unsigned.oneOrMany("credentialStatus")));
            for (String list : lists) {
                entries = entries.flatMap(
                        before -> places(open, list, id.get(), issuer).map(more -> {
                            List<JsonValue> all = new ArrayList<>(before);
                            all.addAll(more);
                            return all;
                        }));
            }
            return entries.map(
                    all -> unsigned.with("credentialStatus", all.size() == 1 ? all.get(0) : new JsonArray(all)));
        });
    }

    private static Result<List<JsonObject>> places(StatusRegistry open, String list, String id, Did issuer) {
        return open.list(list)
                .flatMap(state -> state.plan().issuer().equals(issuer.toString())
                        ? open.find(list, id).fold(Result::ok, none -> open.allocate(list, id))
                        : Result.refused(Problem.of(
                                        CliProblem.BAD_STATUS_LIST,
                                        "The list " + list + " is for credentials by "
                                                + state.plan().issuer() + ", and this one is by " + issuer
                                                + "; verifiers would not believe it.")
                                .next("Sign with the list's issuer's key, or make a list for this issuer.")));
    }
}
