package coop.kith.did.register;

import coop.kith.bytes.Bytes;
import java.util.Optional;

/**
 * A signature that a registrar asked for (DIF DID Registration, "Signing Response Set").
 *
 * @param kid the key that signed, in the words of the request
 */
public record SigningResponse(Bytes signature, Optional<String> kid, String alg) {}
