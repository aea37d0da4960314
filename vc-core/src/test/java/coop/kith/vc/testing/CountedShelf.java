package coop.kith.vc.testing;

import coop.kith.did.Did;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A {@link Shelf} that remembers which DIDs it was asked for. */
public record CountedShelf(Shelf shelf, List<Did> asked) implements DidMethod {
    public static CountedShelf of(Shelf shelf) {
        return new CountedShelf(shelf, new ArrayList<>());
    }

    /** The standard methods and this one. */
    public DidResolver resolver(InstantSource clock) {
        List<DidMethod> methods = new ArrayList<>(DidMethods.standard());
        methods.add(this);
        return DidResolver.of(methods, clock);
    }

    @Override
    public String name() {
        return shelf.name();
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        asked.add(did);
        return shelf.resolve(did, options, around);
    }
}
