package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The straight way to statements beside the general one. */
final class BothWays {
    private final ContextLibrary library;
    private final Expander expander;
    private final JsonLdForm form;

    BothWays(ContextLibrary library) {
        this.library = library;
        this.expander = new Expander(library);
        this.form = JsonLdForm.of(library);
    }

    /** Whether the straight way led anywhere; then to what the general one leads to. */
    boolean agreeOn(JsonObject stated) {
        JsonObject document = library.unwrapped(stated);
        if (Guard.ofExpansion(document, library).isEmpty() && form.isForSure(document)) {
            assertEquals(
                    List.of(),
                    form.generally(document, Set.copyOf(document.oneOrMany("@context"))),
                    () -> document + " is no JSON-LD");
        }
        Screen.Findings screened = Screen.of(document, library.with(document), JsonLimits.standard(), Set.of());
        if (!screened.problems().isEmpty()) {
            return false;
        }
        Optional<Set<Quad>> straight =
                expander.scope(document).flatMap(scope -> StraightWalk.statements(document, scope));
        straight.ifPresent(quads -> {
            Result<Set<Quad>> general =
                    expander.expand(document).flatMap(expanded -> Statements.of(expanded, screened.json()));
            assertTrue(general.isOk(), () -> document + " is refused: " + general.problems());
            assertEquals(lines(general.orThrow()), lines(quads), document::toString);
        });
        return straight.isPresent();
    }

    private static List<String> lines(Set<Quad> quads) {
        return Rdfc.canonicalize(quads, HashAlgorithm.SHA_256, StepBudget.standard())
                .map(Rdfc.Canonical::lines)
                .orThrow();
    }
}
