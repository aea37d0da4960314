package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsReader;
import com.apicatalog.rdf.nquads.NQuadsReaderException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What holds for every dataset, with Titanium's RDFC-1.0 as a second opinion. */
final class RdfcLaws {
    private static final String TERM = "<https://club.example/terms#";

    @Property(tries = 200)
    void anotherImplementationComesToTheSameForm(@ForAll("datasets") Set<Quad> quads) throws RdfConsumerException {
        Assume.that(quads.stream().noneMatch(RdfcLaws::isLoop));
        assertEquals(titanium(quads), lines(quads));
    }

    static boolean isLoop(Quad quad) {
        return Quad.isBlank(quad.subject()) && quad.subject().equals(quad.object());
    }

    /** Section 4.4.3 step 2 refers each statement once to each blank node in it; Titanium does so once for each place it has in it. */
    @Test
    void aStatementOfANodeAboutItselfCountsOnce() {
        Quad loop = new Quad("_:one", "<urn:p>", "_:one", "");
        Quad link = new Quad("_:one", "<urn:p>", "_:two", "");
        String one = HashAlgorithm.SHA_256.hex("_:a <urn:p> _:a .\n_:a <urn:p> _:z .\n");
        String two = HashAlgorithm.SHA_256.hex("_:z <urn:p> _:a .\n");
        String first = one.compareTo(two) < 0 ? "_:one" : "_:two";
        Rdfc.Canonical canonical = Rdfc.canonicalize(List.of(loop, link), HashAlgorithm.SHA_256, StepBudget.standard())
                .orThrow();
        assertEquals("_:c14n0", canonical.labels().get(first));
    }

    /** Section 4.8.3 step 3.1.2 keeps a list: node n5 is related to n0 by two statements, in two graphs, in the same way. The form is rdf-canonize's. */
    @Test
    void aNeighbourRelatedTwiceInTheSameWayIsListedTwice() {
        String dataset = """
                _:n9 <urn:p> _:n6 .
                _:n5 <urn:p> _:n0 .
                _:n3 <urn:p> _:n8 .
                _:n6 <urn:p> _:n2 _:n3 .
                _:n6 <urn:p> _:n0 _:n5 .
                """;
        assertEquals(
                List.of(
                        "_:c14n3 <urn:p> _:c14n4 .\n",
                        "_:c14n4 <urn:p> _:c14n1 _:c14n6 .\n",
                        "_:c14n4 <urn:p> _:c14n2 _:c14n5 .\n",
                        "_:c14n5 <urn:p> _:c14n0 .\n",
                        "_:c14n6 <urn:p> _:c14n1 .\n"),
                lines(NQuads.read(dataset).orThrow()));
    }

    @Test
    void textsThatDifferInDirectionStayApart() {
        String dataset = """
                <urn:a> <urn:p> "one"^^<https://www.w3.org/ns/i18n#en_ltr> .
                <urn:a> <urn:p> "one"^^<https://www.w3.org/ns/i18n#_rtl> .
                """;
        assertEquals(
                dataset.lines().sorted().map(line -> line + '\n').toList(),
                lines(NQuads.read(dataset).orThrow()));
    }

    @Property(tries = 200)
    void namesAndOrderDoNotMatter(@ForAll("datasets") Set<Quad> quads, @ForAll long seed) {
        List<Quad> shuffled = new ArrayList<>();
        for (Quad quad : quads) {
            shuffled.add(
                    new Quad(renamed(quad.subject()), quad.predicate(), renamed(quad.object()), renamed(quad.graph())));
        }
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals(lines(quads), lines(new LinkedHashSet<>(shuffled)));
    }

    /** In UTF-16 units the second of the two literals would come first. */
    @Test
    void linesAreInTheOrderOfCodePoints() {
        Quad low = new Quad("<urn:a>", "<urn:b>", "\"\uFFFD\"", "");
        Quad high = new Quad("<urn:a>", "<urn:b>", "\"\uD83D\uDE00\"", "");
        assertEquals(List.of(low.line(), high.line()), lines(new LinkedHashSet<>(List.of(high, low))));
    }

    private static String renamed(String part) {
        return Quad.isBlank(part) ? "_:other" + (97 - part.charAt(2)) + part.substring(2) : part;
    }

    private static List<String> lines(Set<Quad> quads) {
        return Rdfc.canonicalize(quads, HashAlgorithm.SHA_256, StepBudget.standard())
                .orThrow()
                .lines();
    }

    private static List<String> titanium(Set<Quad> quads) throws RdfConsumerException {
        RdfCanon canon = RdfCanon.create("SHA-256");
        for (Quad quad : quads) {
            canon.quad(
                    bare(quad.subject()),
                    bare(quad.predicate()),
                    bare(quad.object()),
                    null,
                    null,
                    null,
                    quad.graph().isEmpty() ? null : bare(quad.graph()));
        }
        return written(canon);
    }

    /** As Titanium reads the text itself, literals and all; each line once, since it counts what is said twice as two. */
    static List<String> titanium(String nquads) throws RdfConsumerException, NQuadsReaderException {
        RdfCanon canon = RdfCanon.create("SHA-256");
        String each = String.join(
                "", nquads.lines().distinct().map(line -> line + '\n').toList());
        new NQuadsReader(new StringReader(each)).provide(canon);
        return written(canon);
    }

    private static List<String> written(RdfCanon canon) throws RdfConsumerException {
        StringBuilder text = new StringBuilder();
        canon.provide(new com.apicatalog.rdf.nquads.NQuadsWriter(new java.io.Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) {
                text.append(buffer, offset, length);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        }));
        return text.isEmpty()
                ? List.of()
                : text.toString().lines().map(line -> line + '\n').toList();
    }

    private static String bare(String part) {
        return Quad.isBlank(part) ? part : part.substring(1, part.length() - 1);
    }

    @Provide
    Arbitrary<Set<Quad>> datasets() {
        Arbitrary<String> nodes = Arbitraries.of("_:a", "_:b", "_:c", "_:d", "_:e", TERM + "x>", TERM + "y>");
        Arbitrary<String> members = Arbitraries.of(TERM + "p>", TERM + "q>");
        Arbitrary<Quad> quads = Combinators.combine(nodes, members, nodes)
                .as((subject, predicate, object) -> new Quad(subject, predicate, object, ""));
        return quads.set().ofMinSize(1).ofMaxSize(8).map(LinkedHashSet::new);
    }
}
