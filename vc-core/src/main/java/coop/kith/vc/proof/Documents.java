package coop.kith.vc.proof;

import coop.kith.did.Did;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import java.util.Optional;

/** Where a key finder has its documents from. */
interface Documents {
    /** The resolver each time. */
    static Documents of(DidResolver resolver) {
        return new Documents() {
            @Override
            public Resolution of(Did did) {
                return resolver.resolve(did);
            }

            @Override
            public Optional<Resolution> newer(Did did, Resolution seen) {
                return resolver.newer(did, seen);
            }

            @Override
            public Past past(Did did) {
                return resolver.history(did);
            }
        };
    }

    Resolution of(Did did);

    /** A newer answer than {@code seen}, which came out of a cache. */
    Optional<Resolution> newer(Did did, Resolution seen);

    /** Every version that the DID's method can verify. */
    Past past(Did did);
}
