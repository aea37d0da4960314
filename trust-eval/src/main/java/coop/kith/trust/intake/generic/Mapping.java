package coop.kith.trust.intake.generic;

import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.key.Multihash;
import coop.kith.problem.Result;
import java.util.List;

/**
 * What credentials of a vocabulary mean as evidence: pure data, digested by its JCS form (RFC 8785). Immutable.
 *
 * <p>The format {@code mapping-1} has these members; any other is refused, at every level.
 * <pre>
 * {"kith": "mapping-1",                    required
 *  "name": "..",                           required
 *  "description": "..",
 *  "rules": [                              required: 1 to 256
 *    {"context": ["https://www.w3.org/ns/credentials/v2", ".."],
 *                                          required: the whole "@context" of such credentials, in order, addresses and objects, member by
 * member. A term means what its context says,
 *                                          so a credential with another context is another kind of credential, however its types are spelled
 *     "type": ["EmployeeCredential"],      required: all its types besides VerifiableCredential, in any order
 *     "issuers": ["did:.."],               required: whose credentials are taken; or "anyone", where the policy's anchors decide
 *     "where": {"/credentialSubject/status": ["active"]},
 *                                          what stands at these places must be one of these texts
 *     "subject": "/credentialSubject/id",  required: where the DID of whom it is about stands
 *     "as": "relationship"},               required: the issuer knows the subject; whole when the subject's own credential says so of the issuer
 *    {..,
 *     "as": "membership"},                 the issuer is a community and the subject its member: its grant. It stays half until the member
 *                                          acknowledges it by its digest, with a membership credential of the Decentralized Trust Graph
 *    {..,
 *     "as": "statement",
 *     "predicate": "https://..",           required: what is stated; policies name it, equal as text
 *     "value": "/credentialSubject/skill"} required: where the object of the statement stands. Or instead, exactly one of the three,
 *                                          "id" where it is a DID or another absolute IRI, "digestMultibase" where it is a digest
 *   ]}
 * </pre>
 *
 * <p>Places are JSON Pointers (RFC 6901) into the credential without its proof; a list of one credential subject is read as that subject, as in the
 * data model (VCDM 2.0 section 4.8), and a credential about several subjects is not read at all.
 */
public final class Mapping {
    private final JsonObject json;
    private final List<Rule> rules;
    private final String digest;

    private Mapping(JsonObject json, List<Rule> rules, String digest) {
        this.json = json;
        this.rules = rules;
        this.digest = digest;
    }

    public static Result<Mapping> parse(JsonObject json) {
        return MappingFormat.read(json)
                .flatMap(rules ->
                        Jcs.canonicalize(json).map(bytes -> new Mapping(json, rules, Multihash.sha256(bytes))));
    }

    /** From a file's bytes, within {@link JsonLimits#standard}. */
    public static Result<Mapping> parse(byte[] content) {
        return Json.parseObject(content, JsonLimits.standard()).flatMap(Mapping::parse);
    }

    public String name() {
        return json.string("name").orElse("");
    }

    List<Rule> rules() {
        return rules;
    }

    public JsonObject json() {
        return json;
    }

    /** {@code digestMultibase} form: multihash sha2-256 of the JCS form, base58btc. */
    public String digest() {
        return digest;
    }

    /** By digest. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Mapping mapping && mapping.digest.equals(digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return "Mapping[" + name() + ' ' + digest + ']';
    }
}
