package coop.kith.vc.proof.integrity.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.cbor.Cbor;
import coop.kith.cbor.CborArray;
import coop.kith.cbor.CborBytes;
import coop.kith.cbor.CborInteger;
import coop.kith.cbor.CborMap;
import coop.kith.cbor.CborSimple;
import coop.kith.cbor.CborTag;
import coop.kith.cbor.CborText;
import coop.kith.cbor.CborValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Result;
import coop.kith.vc.proof.DiProblem;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proof values of strangers: every one that is not of the one form is refused, and none throws. */
final class SdProofValueAbuse {
    private static final CborValue SIGNATURE = CborBytes.of(new byte[64]);
    private static final CborValue PUBLIC_KEY = CborBytes.of(new byte[35]);
    private static final CborValue HMAC_KEY = CborBytes.of(new byte[32]);
    private static final CborArray NONE = CborArray.of();

    @Test
    void readsWhatIsWellFormed() {
        SdProofValue.Derived derived = new SdProofValue.Derived(
                Bytes.of(new byte[64]),
                Bytes.of(new byte[35]),
                List.of(Bytes.of(new byte[64])),
                new TreeMap<>(Map.of(0, Bytes.of(new byte[32]))),
                new TreeSet<>(List.of(0, 3)));
        assertEquals(Result.ok(derived), SdProofValue.derived(derived.encode()));
        SdProofValue.Base base = new SdProofValue.Base(
                Bytes.of(new byte[64]),
                Bytes.of(new byte[35]),
                Bytes.of(new byte[32]),
                List.of(),
                List.of(JsonPointer.of("issuer"), JsonPointer.of("a/b", "~")));
        assertEquals(Result.ok(base), SdProofValue.base(base.encode()));
        assertFalse(SdProofValue.base(derived.encode()).isOk());
        assertFalse(SdProofValue.derived(base.encode()).isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "u",
                "z",
                "u2V0",
                "u2V0B",
                "z2V0BhVhA",
                "u2V0B=",
                "u2V0B ",
                "u2V0BhQ",
                "u2V0B9w",
                "u2V0BoA",
                "u2V0BgA",
                "u2V0Bhf____8",
                "u2V0Bn_8",
                "u2V0B-wAAAAAAAAAA",
                "u2V0CgA",
                "u____",
                "u2V0Bm3____8AAAAA",
                "u2V0Bu____________"
            })
    void refusesWhatIsNoProofValue(String text) {
        assertRefused(text);
    }

    @Test
    void refusesComponentsOfAnotherKindOrLength() {
        CborMap labels = CborMap.empty().with(0, CborBytes.of(new byte[32]));
        accepted(SIGNATURE, PUBLIC_KEY, NONE, labels, NONE);
        refused(CborBytes.of(new byte[63]), PUBLIC_KEY, NONE, labels, NONE);
        refused(CborBytes.of(new byte[65]), PUBLIC_KEY, NONE, labels, NONE);
        refused(new CborText("x".repeat(64)), PUBLIC_KEY, NONE, labels, NONE);
        refused(SIGNATURE, CborBytes.of(new byte[33]), NONE, labels, NONE);
        refused(SIGNATURE, CborBytes.of(new byte[36]), NONE, labels, NONE);
        refused(SIGNATURE, PUBLIC_KEY, CborArray.of(CborBytes.of(new byte[63])), labels, NONE);
        refused(SIGNATURE, PUBLIC_KEY, CborArray.of(new CborInteger(1)), labels, NONE);
        refused(SIGNATURE, PUBLIC_KEY, SIGNATURE, labels, NONE);
        refused(SIGNATURE, PUBLIC_KEY, NONE, NONE, NONE);
        refused(SIGNATURE, PUBLIC_KEY, NONE, labels, labels);
        refused(SIGNATURE, PUBLIC_KEY, NONE, labels);
        refused(SIGNATURE, PUBLIC_KEY, NONE, labels, NONE, NONE);
        refused(CborSimple.NULL, CborSimple.NULL, CborSimple.NULL, CborSimple.NULL, CborSimple.NULL);
    }

    @Test
    void refusesTagsWhichTheSpecificationForbids() {
        CborMap labels = CborMap.empty().with(0, CborBytes.of(new byte[32]));
        refused(new CborTag(64, SIGNATURE), PUBLIC_KEY, NONE, labels, NONE);
        refused(SIGNATURE, PUBLIC_KEY, CborArray.of(new CborTag(64, SIGNATURE)), labels, NONE);
        refused(SIGNATURE, PUBLIC_KEY, NONE, CborMap.empty().with(0, new CborTag(64, HMAC_KEY)), NONE);
    }

    @Test
    void refusesLabelsThatLeaveGapsAreNegativeOrTheSame() {
        CborBytes one = CborBytes.of(new byte[32]);
        byte[] changed = new byte[32];
        changed[31] = 1;
        CborBytes other = CborBytes.of(changed);
        accepted(SIGNATURE, PUBLIC_KEY, NONE, CborMap.empty().with(0, one).with(1, other), NONE);
        refused(SIGNATURE, PUBLIC_KEY, NONE, CborMap.empty().with(0, one).with(1, one), NONE);
        refused(SIGNATURE, PUBLIC_KEY, NONE, CborMap.empty().with(1, one), NONE);
        refused(SIGNATURE, PUBLIC_KEY, NONE, CborMap.empty().with(0, one).with(2, other), NONE);
        refused(SIGNATURE, PUBLIC_KEY, NONE, CborMap.empty().with(-1, one), NONE);
        refused(SIGNATURE, PUBLIC_KEY, NONE, CborMap.empty().with(0, one).with(1L << 32, other), NONE);
        refused(SIGNATURE, PUBLIC_KEY, NONE, CborMap.empty().with(0, CborBytes.of(new byte[31])), NONE);
        refused(SIGNATURE, PUBLIC_KEY, NONE, CborMap.empty().with("0", one), NONE);
    }

    @Test
    void refusesIndexesThatDoNotRiseOrAreNone() {
        CborMap labels = CborMap.empty();
        accepted(SIGNATURE, PUBLIC_KEY, NONE, labels, indexes(0, 1, 7));
        refused(SIGNATURE, PUBLIC_KEY, NONE, labels, indexes(1, 0));
        refused(SIGNATURE, PUBLIC_KEY, NONE, labels, indexes(1, 1));
        refused(SIGNATURE, PUBLIC_KEY, NONE, labels, indexes(-1));
        refused(SIGNATURE, PUBLIC_KEY, NONE, labels, indexes(1L << 31));
        refused(SIGNATURE, PUBLIC_KEY, NONE, labels, indexes(Long.MAX_VALUE));
        refused(SIGNATURE, PUBLIC_KEY, NONE, labels, CborArray.of(new CborText("0")));
    }

    @Test
    void refusesMoreSignaturesThanAreLookedAt() {
        List<CborValue> most = Collections.nCopies(SdProofValue.MOST_SIGNATURES, SIGNATURE);
        accepted(SIGNATURE, PUBLIC_KEY, new CborArray(most), CborMap.empty(), NONE);
        List<CborValue> more = new ArrayList<>(most);
        more.add(SIGNATURE);
        refused(SIGNATURE, PUBLIC_KEY, new CborArray(more), CborMap.empty(), NONE);
        assertRefused("u" + "A".repeat(50_000_000));
    }

    @Test
    void refusesAHmacKeyThatIsNotAsLongAsADigest() {
        for (int length : new int[] {0, 16, 31, 33, 64}) {
            CborValue key = CborBytes.of(new byte[length]);
            assertFalse(
                    SdProofValue.base(text("d95d00", Cbor.write(CborArray.of(SIGNATURE, PUBLIC_KEY, key, NONE, NONE))))
                            .isOk());
        }
    }

    @Test
    void refusesPointersThatAreNone() {
        assertTrue(base(CborArray.of(new CborText(""), new CborText("/a~0b"))).isOk());
        assertFalse(base(CborArray.of(new CborText("issuer"))).isOk());
        assertFalse(base(CborArray.of(new CborText("/a~2"))).isOk());
        assertFalse(base(CborArray.of(new CborInteger(1))).isOk());
        assertFalse(base(new CborText("/issuer")).isOk());
        assertFalse(base(CborArray.of(new CborText("/a".repeat(9_000)))).isOk());
    }

    @Property(tries = 500)
    void anyBytesAreReadOrRefusedAndWhatIsReadHasOneText(@ForAll byte[] content, @ForAll boolean derived) {
        String text = text(derived ? "d95d01" : "d95d00", content);
        SdProofValue.derived(text).map(SdProofValue.Derived::encode).map(again -> same(text, again));
        SdProofValue.base(text).map(SdProofValue.Base::encode).map(again -> same(text, again));
    }

    @Property(tries = 500)
    void aChangedByteIsReadOrRefusedAndWhatIsReadHasOneText(
            @ForAll @IntRange(max = 400) int at, @ForAll byte with, @ForAll boolean cut) {
        byte[] content = Cbor.write(CborArray.of(
                SIGNATURE,
                PUBLIC_KEY,
                CborArray.of(SIGNATURE, SIGNATURE),
                CborMap.empty().with(0, HMAC_KEY),
                indexes(0, 2)));
        int place = at % content.length;
        byte[] changed = cut ? Arrays.copyOf(content, place) : content.clone();
        if (!cut) {
            changed[place] = with;
        }
        String text = text("d95d01", changed);
        SdProofValue.derived(text).map(SdProofValue.Derived::encode).map(again -> same(text, again));
    }

    private static String same(String text, String again) {
        assertEquals(text, again);
        return again;
    }

    private static CborArray indexes(long... indexes) {
        return new CborArray(
                Arrays.stream(indexes).<CborValue>mapToObj(CborInteger::new).toList());
    }

    private static Result<SdProofValue.Base> base(CborValue pointers) {
        return SdProofValue.base(
                text("d95d00", Cbor.write(CborArray.of(SIGNATURE, PUBLIC_KEY, HMAC_KEY, NONE, pointers))));
    }

    private static void accepted(CborValue... components) {
        Result<SdProofValue.Derived> result =
                SdProofValue.derived(text("d95d01", Cbor.write(CborArray.of(components))));
        assertTrue(result.isOk(), () -> result.problems().toString());
    }

    private static void refused(CborValue... components) {
        assertRefused(text("d95d01", Cbor.write(CborArray.of(components))));
    }

    private static void assertRefused(String text) {
        assertEquals(
                DiProblem.PROOF_VERIFICATION_ERROR,
                SdProofValue.derived(text).problems().get(0).type());
        assertEquals(
                DiProblem.PROOF_VERIFICATION_ERROR,
                SdProofValue.base(text).problems().get(0).type());
    }

    private static String text(String header, byte[] content) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(HexFormat.of().parseHex(header));
        whole.writeBytes(content);
        return "u" + Base64Url.encode(whole.toByteArray());
    }
}
