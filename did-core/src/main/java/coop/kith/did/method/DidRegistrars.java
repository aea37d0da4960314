package coop.kith.did.method;

import coop.kith.did.method.jwk.DidJwk;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.method.peer.DidPeerRegistrar;
import coop.kith.did.method.web.DidWebRegistrar;
import coop.kith.did.method.webvh.WebvhRegistrar;
import coop.kith.did.register.DidRegistrar;
import coop.kith.did.register.OneKeyRegistrar;
import coop.kith.did.resolve.DidResolver;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The registrars Kith brings along. */
public final class DidRegistrars {
    private DidRegistrars() {}

    /** did:key, did:jwk and did:peer, which are done in one call, and did:web, which looks through {@code resolver} whether its file was published. */
    public static List<DidRegistrar> standard(DidResolver resolver) {
        return List.of(
                OneKeyRegistrar.of(new DidKey(), DidKey::of),
                OneKeyRegistrar.of(new DidJwk(), DidJwk::of),
                new DidPeerRegistrar(),
                DidWebRegistrar.of(resolver));
    }

    /**
     * The same, and did:webvh.
     *
     * @param logs the folder below which {@link WebvhRegistrar} keeps its logs
     * @param clock dates their versions
     */
    public static List<DidRegistrar> keepingLogs(DidResolver resolver, Path logs, InstantSource clock) {
        List<DidRegistrar> all = new ArrayList<>(standard(resolver));
        all.add(WebvhRegistrar.of(logs, clock));
        return List.copyOf(all);
    }
}
