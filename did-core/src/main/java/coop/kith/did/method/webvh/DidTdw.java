package coop.kith.did.method.webvh;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.location.Idna;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import java.util.Set;

/**
 * did:tdw 0.3, the form that did:webvh had before, for reading only: the DIDs of the Swiss e-ID are of it. Everything that {@link DidWebvh} says holds, but for the
 * rules of {@link TdwChecks}; JSON Patches and weighted witnesses are refused.
 *
 * @see <a href="https://identity.foundation/didwebvh/v0.3/">did:tdw 0.3</a>
 */
public final class DidTdw implements DidMethod {
    /** Bytes of logs that {@link #standard} remembers. */
    private static final long USUAL_MEMORY = 2L << 20;

    private final LogMethod log;

    private DidTdw(Cryptography cryptography, LogMemory memory) {
        this.log = new LogMethod(
                Idna.none(),
                new LogReader(
                        now -> {
                            ProofChecks proofs = new ProofChecks(cryptography);
                            return new LogVerifier.Reading(
                                    proofs, new TdwChecks(proofs, new StateChecks("tdw", Idna.none()), now));
                        },
                        memory,
                        false));
    }

    /** Remembers in this instance what it verified. */
    public static DidTdw standard() {
        return of(Cryptography.standard(), LogMemory.inMemory(USUAL_MEMORY));
    }

    public static DidTdw of(Cryptography cryptography, LogMemory memory) {
        return new DidTdw(cryptography, memory);
    }

    @Override
    public String name() {
        return "tdw";
    }

    @Override
    public String specification() {
        return "DIF did:tdw 0.3";
    }

    @Override
    public boolean hasVersions() {
        return true;
    }

    @Override
    public Set<String> options() {
        return Set.of(Selection.VERSION_NUMBER);
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        return log.resolve(did, options, around);
    }

    @Override
    public Past history(Did did, ResolutionOptions options, Surroundings around) {
        return log.history(did, around);
    }
}
