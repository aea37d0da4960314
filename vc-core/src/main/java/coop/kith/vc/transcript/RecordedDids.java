package coop.kith.vc.transcript;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.Did;
import coop.kith.did.history.Permanence;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Jcs;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.vc.verdict.ProblemJson;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes down what methods answer, each DID once, and its past where that was asked for. Safe for many threads. */
final class RecordedDids {
    private final Map<Did, Resolution> answers = new LinkedHashMap<>();
    private final Map<Did, Past> pasts = new LinkedHashMap<>();

    List<DidMethod> over(Collection<? extends DidMethod> methods) {
        return methods.stream().<DidMethod>map(Recording::new).toList();
    }

    synchronized JsonArray json() {
        return new JsonArray(List.copyOf(answers.entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList()));
    }

    synchronized JsonArray histories() {
        return new JsonArray(List.copyOf(pasts.entrySet().stream()
                .map(entry -> PastJson.of(entry.getKey(), entry.getValue()))
                .toList()));
    }

    private synchronized Past note(Did did, Past answer) {
        pasts.put(did, answer);
        return answer;
    }

    private synchronized Resolution note(Did did, Resolution answer) {
        answers.put(did, answer);
        return answer;
    }

    private static JsonObject entry(Did did, Resolution answer) {
        JsonObject entry = JsonObject.empty().with("did", did.toString());
        return answer.fold(
                resolved -> entry.with("outcome", "resolved")
                        .with("sha256", digest(resolved.document().json()))
                        .with("document", resolved.document().json())
                        .with("metadata", resolved.documentMetadata()),
                gone -> entry.with("outcome", "deactivated").with("metadata", gone.documentMetadata()),
                invalid -> entry.with("outcome", "invalid").with("problems", problems(invalid.problems())),
                unavailable -> entry.with("outcome", "unavailable").with("problems", problems(unavailable.problems())));
    }

    static String digest(JsonObject document) {
        return Jcs.canonicalize(document)
                .fold(bytes -> Bytes.of(Digests.sha256(bytes)).hex(), noForm -> "");
    }

    static JsonValue problems(List<Problem> problems) {
        return new JsonArray(List.copyOf(problems.stream().map(ProblemJson::of).toList()));
    }

    private final class Recording implements DidMethod {
        private final DidMethod method;

        Recording(DidMethod method) {
            this.method = method;
        }

        @Override
        public String name() {
            return method.name();
        }

        @Override
        public String specification() {
            return method.specification();
        }

        @Override
        public boolean hasVersions() {
            return method.hasVersions();
        }

        @Override
        public Permanence permanence() {
            return method.permanence();
        }

        @Override
        public Past history(Did did, ResolutionOptions options, Surroundings around) {
            return note(did, method.history(did, options, around));
        }

        @Override
        public Set<String> options() {
            return method.options();
        }

        @Override
        public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
            return note(did, method.resolve(did, options, around));
        }
    }
}
