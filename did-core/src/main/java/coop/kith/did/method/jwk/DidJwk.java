package coop.kith.did.method.jwk;

import coop.kith.did.Did;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.key.PublicKey;

/** did:jwk. */
public final class DidJwk implements DidMethod {
    /** The DID of a key. */
    public static Did of(PublicKey key) {
        throw new AssertionError("not yet");
    }

    @Override
    public String name() {
        return "jwk";
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        throw new AssertionError("not yet");
    }
}
