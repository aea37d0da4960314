package coop.kith.did.method.pkh;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.history.Permanence;
import coop.kith.did.resolve.DidMethod;
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

/**
 * did:pkh (W3C CCG draft): a blockchain account is the DID. Most accounts are digests of keys, so the document has no key that could check a signature by
 * itself: it names the account and how its owner signs, and whoever recovers a key from such a signature compares. Accounts by the one-word names of before CAIP-10
 * ({@code did:pkh:eth:0x...}) are read. Immutable, safe for many threads.
 *
 * @see <a href="https://github.com/w3c-ccg/did-pkh/blob/main/did-pkh-method-draft.md">did:pkh Method Specification</a>
 * @see <a href="https://chainagnostic.org/CAIPs/caip-10">CAIP-10</a>
 */
public final class DidPkh implements DidMethod {
    private static final String DID_CONTEXT = "https://www.w3.org/ns/did/v1";

    /** A context of its own takes the place of the terms there. */
    private static final String ALEO_CONTEXT = "https://w3id.org/security/suites/blockchain-2021/v1";

    private static final String SECURITY = "https://w3id.org/security#";

    private static final Evidence EVIDENCE = Evidence.of(
                    Check.of("did-pkh", List.of(Check.passed("caip-10"), Check.passed("address"))))
            .unchanging();

    /** The DID of an account, such as {@code eip155:1:0xb9c5714089478a327f09197987f16f9e5d936e8a}. */
    public static Result<Did> of(String caip10) {
        return Did.parse("did:pkh:" + caip10).flatMap(did -> document(did).map(document -> did));
    }

    @Override
    public String name() {
        return "pkh";
    }

    @Override
    public String specification() {
        return "W3C CCG did:pkh draft, CAIP-10";
    }

    @Override
    public Permanence permanence() {
        return Permanence.IMMUTABLE;
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        return document(did)
                .fold(
                        document -> new Resolution.Resolved(document, JsonObject.empty(), EVIDENCE),
                        Resolution.Invalid::new);
    }

    private static Result<DidDocument> document(Did did) {
        return Account.of(did).flatMap(account -> {
            Optional<Network> network = Network.of(account);
            if (network.isEmpty()) {
                return Result.refused(Problem.of(
                        DidProblem.FEATURE_NOT_SUPPORTED,
                        "did:pkh does not say how accounts of " + account.namespace() + ':' + account.reference()
                                + " sign"));
            }
            return network.get().has(account.address())
                    ? DidDocument.parse(json(did, account, network.get()))
                    : Result.refused(Problem.of(
                            DidProblem.INVALID_DID,
                            account.address() + " is no address of " + account.namespace() + ", or was mistyped"));
        });
    }

    private static JsonObject json(Did did, Account account, Network network) {
        List<JsonValue> methods = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Network.Method method : network.methods(account)) {
            String id = did + "#" + method.fragment();
            ids.add(id);
            Map<String, JsonValue> members = new LinkedHashMap<>();
            members.put("id", new JsonString(id));
            members.put("type", new JsonString(method.type()));
            members.put("controller", new JsonString(did.toString()));
            members.put("blockchainAccountId", new JsonString(account.toString()));
            members.putAll(method.key().members());
            methods.add(new JsonObject(members));
        }
        return JsonObject.empty()
                .with("@context", JsonArray.of(new JsonString(DID_CONTEXT), context(network, account)))
                .with("id", did.toString())
                .with("verificationMethod", new JsonArray(methods))
                .with("authentication", JsonArray.ofStrings(ids))
                .with("assertionMethod", JsonArray.ofStrings(ids));
    }

    /** Section "Context": the terms that this document uses. */
    private static JsonValue context(Network network, Account account) {
        if (network == Network.ALEO) {
            return new JsonString(ALEO_CONTEXT);
        }
        JsonObject terms = JsonObject.empty().with("blockchainAccountId", SECURITY + "blockchainAccountId");
        for (Network.Method method : network.methods(account)) {
            for (String member : method.key().members().keySet()) {
                terms = terms.with(member, term(member));
            }
            terms = terms.with(method.type(), term(method.type()));
        }
        return terms;
    }

    private static JsonValue term(String name) {
        return switch (name) {
            case "EcdsaSecp256k1RecoveryMethod2020" ->
                new JsonString("https://identity.foundation/EcdsaSecp256k1RecoverySignature2020#" + name);
            case "publicKeyJwk" ->
                JsonObject.empty().with("@id", SECURITY + name).with("@type", "@json");
            default -> new JsonString(SECURITY + name);
        };
    }
}
