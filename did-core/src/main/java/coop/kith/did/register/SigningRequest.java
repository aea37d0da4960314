package coop.kith.did.register;

import coop.kith.bytes.Bytes;
import coop.kith.json.JsonObject;
import java.util.Optional;

/**
 * A signature that a registrar needs (DIF DID Registration, "Signing Request Set").
 *
 * @param payload what is signed, as JSON, for a person to look at; the signature is over {@code toSign}
 * @param toSign the bytes to sign, as they are ({@code serializedPayload})
 * @param kid the key, where it matters which: a DID URL or a Multikey
 * @param alg the JOSE name of the algorithm, such as {@code EdDSA}
 */
public record SigningRequest(
        Optional<JsonObject> payload, Bytes toSign, Optional<String> kid, String alg, Optional<String> purpose) {}
