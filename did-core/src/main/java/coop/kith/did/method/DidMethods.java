package coop.kith.did.method;

import coop.kith.did.method.jwk.DidJwk;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.method.peer.DidPeer;
import coop.kith.did.method.web.DidWeb;
import coop.kith.did.method.webvh.DidWebvh;
import coop.kith.did.resolve.DidMethod;
import java.util.List;

/** The methods Kith brings along. */
public final class DidMethods {
    private DidMethods() {}

    /** did:key, did:jwk and did:peer, which need nothing, and did:web and did:webvh, which are Unavailable until a resolver is given a fetcher. */
    public static List<DidMethod> standard() {
        return List.of(new DidKey(), new DidJwk(), new DidPeer(), new DidWeb(), DidWebvh.standard());
    }
}
