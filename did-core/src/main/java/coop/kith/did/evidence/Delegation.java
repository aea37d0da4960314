package coop.kith.did.evidence;

import coop.kith.json.JsonObject;

/**
 * The mark of delegated trust: somebody else resolved the DID, and nothing but the form of the answer was checked here.
 *
 * @param to who is trusted for it, such as the address of a remote resolver
 * @param resolutionMetadata what they said about their own resolution, untouched (DID Resolution 1.0, "Proxied Resolution")
 */
public record Delegation(String to, JsonObject resolutionMetadata) {}
