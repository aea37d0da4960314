package coop.kith.did.method.plc;

import static coop.kith.did.method.plc.LogBuilder.begun;
import static coop.kith.did.method.plc.LogBuilder.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlcAbuse {
    private static Object refusal(byte[] log) {
        LogBuilder any = begun("a", 0);
        Resolution answer = LogBuilder.resolver(any.did(), log).resolve(any.did(), ResolutionOptions.none());
        return assertInstanceOf(Resolution.Invalid.class, answer, answer::toString)
                .problems()
                .get(0)
                .type();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "[",
                "[[]]",
                "[{}]",
                "[null]",
                "\u00ff",
                "[1e999999999]",
                "{\"a\":1,\"a\":2}"
            })
    void refusesWhatIsNoLog(String text) {
        Object type = refusal(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(true, type == PlcProblem.MALFORMED_LOG || type == PlcProblem.MALFORMED_OPERATION);
    }

    @Test
    void refusesLongAndDeepLogs() {
        String many = "[" + "{},".repeat(AuditLog.MOST_ENTRIES) + "{}]";
        assertEquals(PlcProblem.MALFORMED_LOG, refusal(many.getBytes(StandardCharsets.UTF_8)));
        String deep = "[".repeat(100_000);
        assertEquals(PlcProblem.MALFORMED_LOG, refusal(deep.getBytes(StandardCharsets.UTF_8)));
        byte[] big = new byte[6 << 20];
        java.util.Arrays.fill(big, (byte) ' ');
        assertEquals(PlcProblem.MALFORMED_LOG, refusal(big));
    }

    @Test
    void refusesLargeOperationsAndManyKeys() {
        LogBuilder large = begun("a", 0).add(state("b".repeat(8_000)), 0, 0, 1);
        assertInstanceOf(Resolution.Invalid.class, large.resolve());
        JsonObject keys =
                state("b").with("rotationKeys", JsonArray.ofStrings(Collections.nCopies(11, LogBuilder.didKey(0))));
        assertInstanceOf(
                Resolution.Invalid.class, begun("a", 0).add(keys, 0, 0, 1).resolve());
    }

    @Test
    void keysThatAreNoneSignNothing() {
        JsonObject odd = state("b")
                .with(
                        "rotationKeys",
                        JsonArray.ofStrings(List.of(
                                "",
                                "did:key:",
                                "did:key:z",
                                "did:web:a.example",
                                "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                                "did:key:" + "z".repeat(3_000))));
        LogBuilder log = begun("a", 0).add(odd, 0, 0, 1);
        assertInstanceOf(Resolution.Resolved.class, log.resolve());
        assertEquals(
                PlcProblem.SIGNATURE,
                assertInstanceOf(
                                Resolution.Invalid.class,
                                log.add(state("c"), 1, 0, 2).resolve())
                        .problems()
                        .get(0)
                        .type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no uri", "", "a b:c", "\u0000:x"})
    void aStateThatMakesNoDocumentIsRefusedWhenItIsAskedForAndNoSooner(String name) {
        LogBuilder log = begun("a", 0)
                .add(state("x").with("alsoKnownAs", JsonArray.ofStrings(List.of(name))), 0, 0, 1)
                .add(state("c"), 1, 0, 2);
        assertInstanceOf(Resolution.Resolved.class, log.resolve());
        assertInstanceOf(
                Resolution.Invalid.class, log.resolve(ResolutionOptions.none().atVersion(log.cid(1))));
    }
}
