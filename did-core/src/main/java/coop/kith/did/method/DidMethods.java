package coop.kith.did.method;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.jwk.DidJwk;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.method.peer.DidPeer;
import coop.kith.did.method.peer.LongForms;
import coop.kith.did.method.pkh.DidPkh;
import coop.kith.did.method.web.DidWeb;
import coop.kith.did.method.webvh.DidScid;
import coop.kith.did.method.webvh.DidTdw;
import coop.kith.did.method.webvh.DidWebvh;
import coop.kith.did.method.webvh.LogMemory;
import coop.kith.did.method.webvh.LogVerifier;
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
        return of(DidWebvh.standard(), DidTdw.standard(), LongForms.none());
    }

    /**
     * The same with a memory of logs, which may outlive the process, and the long forms that peers sent. A truncated or forked log is noticed as far back as {@code memory}
     * goes.
     */
    public static List<DidMethod> remembering(LogMemory memory, LongForms longForms) {
        return of(DidWebvh.of(LogVerifier.standard(), memory), DidTdw.of(Cryptography.standard(), memory), longForms);
    }

    private static List<DidMethod> of(DidWebvh webvh, DidTdw tdw, LongForms longForms) {
        return List.of(
                new DidKey(),
                new DidJwk(),
                new DidPeer(longForms),
                new DidPkh(),
                new DidWeb(),
                webvh,
                tdw,
                DidScid.of(webvh));
    }
}
