package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Statements as a stranger may send them: read, or a problem. */
final class NQuadsAbuse {
    @Property(tries = 2_000)
    void anythingIsReadOrRefused(@ForAll("texts") String text) {
        NQuads.read(text)
                .fold(
                        quads -> Rdfc.canonicalize(quads, HashAlgorithm.SHA_256, StepBudget.standard())
                                .isOk(),
                        problems -> {
                            assertEquals(
                                    CanonProblem.NOT_N_QUADS, problems.get(0).type());
                            return true;
                        });
    }

    @Test
    void whatIsLargerThanADocumentIsRefusedUnread() {
        assertEquals(
                CanonProblem.TOO_LARGE,
                NQuads.read("#".repeat(2 << 20)).problems().get(0).type());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of(
                "<urn:a>",
                "_:b",
                "\"text\"",
                "^^",
                "@en",
                "@",
                " .\n",
                ".",
                " ",
                "\n",
                "<",
                ">",
                "\"",
                "\\u00",
                "\\UFFFFFFFF",
                "\\uD800",
                "\\x",
                "\ud800",
                "#",
                "_:",
                "^^<https://www.w3.org/ns/i18n#en_ltr>",
                "\u0000",
                "\t",
                "_:b <urn:p> _:c .\n");
        return parts.list().ofMaxSize(12).map(list -> String.join("", List.copyOf(list)));
    }
}
