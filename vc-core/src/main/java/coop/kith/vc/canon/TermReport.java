package coop.kith.vc.canon;

import coop.kith.problem.JsonPointer;
import java.util.List;

/**
 * What contexts say about the names in a document, as far as a reader should know it. Places are those of the member, or of the type.
 *
 * @param undefined no context gives the name a meaning; a reader of the JSON sees it, and a reader of the JSON-LD does not
 * @param byVocabulary only a default vocabulary ({@code @vocab}) gives it one: whatever is written there means something, misspellings too
 * @param unprotected a context defines it, and a context after that may define it otherwise
 */
public record TermReport(List<JsonPointer> undefined, List<JsonPointer> byVocabulary, List<JsonPointer> unprotected) {
    public TermReport {
        undefined = List.copyOf(undefined);
        byVocabulary = List.copyOf(byVocabulary);
        unprotected = List.copyOf(unprotected);
    }
}
