package coop.kith.did.method;

import coop.kith.did.method.jwk.DidJwk;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.method.peer.DidPeer;
import coop.kith.did.method.pkh.DidPkh;
import coop.kith.did.method.web.DidWeb;
import coop.kith.did.method.webvh.DidScid;
import coop.kith.did.method.webvh.DidTdw;
import coop.kith.did.method.webvh.DidWebvh;
import coop.kith.did.resolve.DidMethod;
import java.util.List;

/** The methods Kith brings along. */
public final class DidMethods {
    private DidMethods() {}

    /**
     * did:key, did:jwk, did:peer and did:pkh, which need nothing, and did:web, did:webvh, did:tdw and did:scid, which are Unavailable until a resolver is given a fetcher. Methods
     * that ask a third party are not among them; the caller names that party: {@link coop.kith.did.method.plc.DidPlc},
     * {@link coop.kith.did.method.remote.RemoteResolver}.
     */
    public static List<DidMethod> standard() {
        DidWebvh webvh = DidWebvh.standard();
        return List.of(
                new DidKey(),
                new DidJwk(),
                new DidPeer(),
                new DidPkh(),
                new DidWeb(),
                webvh,
                DidTdw.standard(),
                DidScid.of(webvh));
    }
}
