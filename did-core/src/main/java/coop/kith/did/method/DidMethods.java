package coop.kith.did.method;

import coop.kith.did.method.jwk.DidJwk;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.resolve.DidMethod;
import java.util.List;

/** The methods Kith brings along. */
public final class DidMethods {
    private DidMethods() {}

    /** did:key and did:jwk: both offline. */
    public static List<DidMethod> standard() {
        return List.of(new DidKey(), new DidJwk());
    }
}
