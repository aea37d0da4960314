package coop.kith.did.method.key;

import coop.kith.did.Did;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.key.PublicKey;

/** did:key (W3C CCG did:key 0.9). */
public final class DidKey implements DidMethod {
    /** The DID of a key. */
    public static Did of(PublicKey key) {
        throw new AssertionError("not yet");
    }

    @Override
    public String name() {
        return "key";
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        throw new AssertionError("not yet");
    }
}
