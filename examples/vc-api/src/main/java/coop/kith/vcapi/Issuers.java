package coop.kith.vcapi;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.jose.TokenSigning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One issuer for every suite and each type of key that it signs with, and for tokens. */
final class Issuers {
    /** The names of the W3C suites for key types. */
    private static final Map<KeyType, String> NAMES = Map.of(
            KeyType.ED25519, "Ed25519",
            KeyType.P256, "P-256",
            KeyType.P384, "P-384",
            KeyType.ML_DSA_44, "ML-DSA-44",
            KeyType.SLH_DSA_SHA2_128S, "SLH-DSA-SHA2-128s");

    private final Map<String, Issuer> byPath = new TreeMap<>();

    private Issuers() {}

    static Issuers of(Bytes seed, Collection<? extends Cryptosuite> suites) {
        Issuers issuers = new Issuers();
        for (KeyType type : new TreeMap<>(NAMES).keySet()) {
            String name = NAMES.getOrDefault(type, type.name());
            if (TokenSigning.signsWith(SignatureAlgorithm.of(type))) {
                issuers.byPath.put(Issuer.TOKEN + '/' + name, Issuer.ofTokens(type, name, seed));
            }
            for (Cryptosuite suite : suites) {
                if (suite.signsWith(SignatureAlgorithm.of(type))) {
                    issuers.byPath.put(suite.id() + '/' + name, Issuer.of(suite, type, name, seed));
                }
            }
        }
        return issuers;
    }

    /** The issuer at {@code SUITE/KEYTYPE}. */
    Result<Issuer> at(String path) {
        Issuer found = byPath.get(path);
        return found == null
                ? Result.refused(Problem.of(ApiProblem.UNKNOWN_ISSUER, "No issuer stands at /" + path + '.')
                        .next("GET /issuers lists those there are."))
                : Result.ok(found);
    }

    boolean has(String path) {
        return byPath.containsKey(path);
    }

    /** By path. */
    List<Issuer> all() {
        return Collections.unmodifiableList(new ArrayList<>(byPath.values()));
    }

    JsonObject json() {
        return JsonObject.empty()
                .with(
                        "issuers",
                        new JsonArray(
                                List.copyOf(all().stream().map(Issuer::json).toList())));
    }
}
