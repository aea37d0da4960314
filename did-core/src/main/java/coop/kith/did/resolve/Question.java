package coop.kith.did.resolve;

import coop.kith.did.Did;
import coop.kith.did.history.Permanence;
import java.util.Optional;

/**
 * What a cache keeps an answer under, in one normal form: the DID as it was written, since its document has that very id, and the options that change the
 * answer, decoded and sorted. How a DID URL spelled them, in which order, and in which representation the caller wants the document makes no other question (DID
 * Resolution 1.0, "Normalization Inconsistency as a Cache Bypass Vector").
 *
 * @param options without {@code accept}, {@code noCache} and {@code expandRelativeUrls}
 */
public record Question(Did did, ResolutionOptions options, Permanence permanence) {
    public Question {
        boolean normal = options.accept().isEmpty() && !options.noCache() && !options.expandRelativeUrls();
        options = normal
                ? options
                : new ResolutionOptions(
                        Optional.empty(), options.versionId(), options.versionTime(), false, false, options.more());
    }
}
