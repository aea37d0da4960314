package coop.kith.trust.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Reading and writing facts lose nothing. */
final class VettingFactsLaws {
    @Provide
    Arbitrary<VettingFacts> facts() {
        Arbitrary<Boolean> truth = Arbitraries.of(true, false);
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(12).alpha();
        Arbitrary<Optional<String>> some = text.optional();
        Arbitrary<Long> count = Arbitraries.longs().between(0, 0xFFFF_FFFFL);
        Arbitrary<VettingFacts.Statement> statement = Combinators.combine(
                        some,
                        some,
                        truth,
                        truth,
                        truth,
                        some,
                        some,
                        Combinators.combine(truth, text.list().ofMaxSize(3))
                                .as((counted, failures) -> new Object[] {counted, failures}))
                .as((id, issuer, verified, eligible, revoked, method, relationship, rest) -> new VettingFacts.Statement(
                        id,
                        issuer,
                        verified,
                        eligible,
                        revoked,
                        method,
                        relationship,
                        (Boolean) rest[0],
                        failures(rest[1])));
        return Combinators.combine(
                        text,
                        truth,
                        statement.list().ofMaxSize(4),
                        count,
                        Arbitraries.maps(text, count).ofMaxSize(3),
                        truth,
                        truth,
                        text.list().ofMaxSize(3))
                .as((id, one, statements, counted, methods, another, third, needs) -> new VettingFacts(
                        id,
                        'z' + id,
                        one,
                        statements,
                        counted,
                        new TreeMap<>(methods),
                        another,
                        third,
                        !one,
                        !another,
                        needs));
    }

    private static List<String> failures(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadAsItWas(@ForAll("facts") VettingFacts facts) {
        String written = Json.write(facts.json());
        assertEquals(
                facts, VettingFacts.read(Json.parseObject(written).orThrow()).orThrow());
    }
}
