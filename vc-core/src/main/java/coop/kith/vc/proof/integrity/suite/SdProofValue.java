package coop.kith.vc.proof.integrity.suite;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.cbor.Cbor;
import coop.kith.cbor.CborArray;
import coop.kith.cbor.CborBytes;
import coop.kith.cbor.CborInteger;
import coop.kith.cbor.CborKey;
import coop.kith.cbor.CborMap;
import coop.kith.cbor.CborProfile;
import coop.kith.cbor.CborText;
import coop.kith.cbor.CborValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.integrity.Alphabet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The two kinds of proof value of ecdsa-sd-2023: a header of three bytes and an array of five components in CBOR (vc-di-ecdsa 1.0 sections 3.5.2, 3.5.3, 3.5.7 and
 * 3.5.8), each of exactly the kind and length that the specification gives it.
 */
sealed interface SdProofValue permits SdProofValue.Base, SdProofValue.Derived {
    int SIGNATURE = 64;
    int HMAC_KEY = 32;

    /** Multicodec and compressed point of a P-256 key. */
    int PUBLIC_KEY = 35;

    /** A document of more statements with signatures of their own is not signed or looked at: each costs a verification. */
    int MOST_SIGNATURES = 500;

    /** Room for {@value #MOST_SIGNATURES} signatures, labels and indexes of as many statements, and pointers. */
    int MOST_BYTES = 160_000;

    Bytes BASE_HEADER = Bytes.ofHex("d95d00");
    Bytes DERIVED_HEADER = Bytes.ofHex("d95d01");

    /** What the issuer gives the holder. */
    record Base(
            Bytes baseSignature, Bytes publicKey, Bytes hmacKey, List<Bytes> signatures, List<JsonPointer> mandatory)
            implements SdProofValue {
        public Base {
            signatures = List.copyOf(signatures);
            mandatory = List.copyOf(mandatory);
        }

        String encode() {
            return text(
                    BASE_HEADER,
                    CborArray.of(
                            new CborBytes(baseSignature),
                            new CborBytes(publicKey),
                            new CborBytes(hmacKey),
                            byteStrings(signatures),
                            new CborArray(mandatory.stream()
                                    .<CborValue>map(pointer -> new CborText(pointer.toString()))
                                    .toList())));
        }
    }

    /**
     * What the holder shows.
     *
     * @param labels from the number in a canonical label of the shown document to the bytes of the issuer's label
     * @param mandatory indexes among the shown statements
     */
    record Derived(
            Bytes baseSignature,
            Bytes publicKey,
            List<Bytes> signatures,
            SortedMap<Integer, Bytes> labels,
            SortedSet<Integer> mandatory)
            implements SdProofValue {
        public Derived {
            signatures = List.copyOf(signatures);
            labels = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(labels));
            mandatory = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(mandatory));
        }

        String encode() {
            CborMap map = CborMap.empty();
            for (Map.Entry<Integer, Bytes> label : labels.entrySet()) {
                map = map.with(label.getKey(), new CborBytes(label.getValue()));
            }
            return text(
                    DERIVED_HEADER,
                    CborArray.of(
                            new CborBytes(baseSignature),
                            new CborBytes(publicKey),
                            byteStrings(signatures),
                            map,
                            new CborArray(mandatory.stream()
                                    .<CborValue>map(CborInteger::new)
                                    .toList())));
        }
    }

    static Result<Base> base(String text) {
        return components(text, BASE_HEADER, "a base proof, which the issuer gives to the holder")
                .flatMap(items -> bytes(items.get(0), SIGNATURE, "the base signature")
                        .flatMap(signature -> bytes(items.get(1), PUBLIC_KEY, "the public key")
                                .flatMap(key -> bytes(items.get(2), HMAC_KEY, "the key of the labels")
                                        .flatMap(hmac -> signatures(items.get(3))
                                                .flatMap(all -> all(
                                                                items.get(4),
                                                                SdProofValue::pointer,
                                                                "the mandatory pointers")
                                                        .map(mandatory ->
                                                                new Base(signature, key, hmac, all, mandatory)))))));
    }

    static Result<Derived> derived(String text) {
        return components(
                        text, DERIVED_HEADER, "a derived proof, which a holder makes of the issuer's for each occasion")
                .flatMap(items -> bytes(items.get(0), SIGNATURE, "the base signature")
                        .flatMap(signature -> bytes(items.get(1), PUBLIC_KEY, "the public key")
                                .flatMap(key -> signatures(items.get(2))
                                        .flatMap(all -> labels(items.get(3))
                                                .flatMap(labels -> indexes(items.get(4))
                                                        .map(mandatory -> new Derived(
                                                                signature, key, all, labels, mandatory)))))));
    }

    private static Result<List<CborValue>> components(String text, Bytes header, String kind) {
        Optional<byte[]> content = Alphabet.base64Url(text, MOST_BYTES);
        if (content.isEmpty()) {
            return refused("the proofValue is not \"u\" and base64url of at most " + MOST_BYTES + " bytes");
        }
        byte[] bytes = content.get();
        if (bytes.length < header.length()
                || !Bytes.of(Arrays.copyOf(bytes, header.length())).equals(header)) {
            return refused("the proofValue does not begin like " + kind);
        }
        return Cbor.read(Arrays.copyOfRange(bytes, header.length(), bytes.length), CborProfile.PROOF_VALUE)
                .fold(
                        value -> value instanceof CborArray array
                                        && array.items().size() == 5
                                ? Result.ok(array.items())
                                : refused("the proofValue is " + value.kind() + " and no array of five components"),
                        problems -> refused("the proofValue is no CBOR of the one form that is read: "
                                + problems.get(0).detail()));
    }

    private static Result<Bytes> bytes(CborValue value, int length, String what) {
        return value instanceof CborBytes bytes && bytes.value().length() == length
                ? Result.ok(bytes.value())
                : refused(what + " in the proofValue is not a byte string of " + length + " bytes");
    }

    private static Result<List<Bytes>> signatures(CborValue value) {
        return all(value, item -> bytes(item, SIGNATURE, "a signature"), "the signatures")
                .flatMap(all -> all.size() <= MOST_SIGNATURES
                        ? Result.ok(all)
                        : refused("the proofValue has " + all.size() + " signatures; more than " + MOST_SIGNATURES
                                + " are not looked at"));
    }

    private static Result<JsonPointer> pointer(CborValue value) {
        return value instanceof CborText text
                ? JsonPointer.parse(text.value())
                        .fold(Result::ok, problems -> refused(problems.get(0).detail()))
                : refused("a mandatory pointer in the proofValue is " + value.kind());
    }

    private static Result<SortedMap<Integer, Bytes>> labels(CborValue value) {
        if (!(value instanceof CborMap map)) {
            return refused("the labels in the proofValue are " + value.kind());
        }
        SortedMap<Integer, Bytes> labels = new TreeMap<>();
        for (Map.Entry<CborKey, CborValue> entry : map.entries().entrySet()) {
            Result<Bytes> label = bytes(entry.getValue(), HMAC_KEY, "a label");
            if (!label.isOk() || !(entry.getKey() instanceof CborInteger number) || number.value() != labels.size()) {
                return refused("the labels in the proofValue are not numbered from 0 on, of 32 bytes each");
            }
            labels.put((int) number.value(), label.orThrow());
        }
        return labels.values().stream().distinct().count() == labels.size()
                ? Result.ok(labels)
                : refused("two nodes have one label in the proofValue, which would make one of them");
    }

    private static Result<SortedSet<Integer>> indexes(CborValue value) {
        return all(value, SdProofValue::index, "the mandatory indexes").flatMap(list -> {
            SortedSet<Integer> indexes = new TreeSet<>(list);
            return List.copyOf(indexes).equals(list)
                    ? Result.ok(indexes)
                    : refused("the mandatory indexes in the proofValue do not rise from each to the next");
        });
    }

    private static Result<Integer> index(CborValue value) {
        return value instanceof CborInteger number && number.value() >= 0 && number.value() <= Integer.MAX_VALUE
                ? Result.ok((int) number.value())
                : refused("a mandatory index in the proofValue is no index");
    }

    private static <T> Result<List<T>> all(CborValue value, Function<CborValue, Result<T>> one, String what) {
        if (!(value instanceof CborArray array)) {
            return refused(what + " in the proofValue are " + value.kind());
        }
        List<T> all = new ArrayList<>();
        for (CborValue item : array.items()) {
            Result<T> read = one.apply(item);
            if (!read.isOk()) {
                return Result.refused(read.problems());
            }
            all.add(read.orThrow());
        }
        return Result.ok(all);
    }

    private static CborArray byteStrings(List<Bytes> values) {
        return new CborArray(values.stream().<CborValue>map(CborBytes::new).toList());
    }

    private static String text(Bytes header, CborArray components) {
        byte[] cbor = Cbor.write(components);
        byte[] whole = Arrays.copyOf(header.toArray(), header.length() + cbor.length);
        System.arraycopy(cbor, 0, whole, header.length(), cbor.length);
        return 'u' + Base64Url.encode(whole);
    }

    private static <T> Result<T> refused(String detail) {
        return Result.refused(Problem.of(
                        DiProblem.PROOF_VERIFICATION_ERROR,
                        Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".",
                        JsonPointer.of("proofValue"))
                .next("Copy the proof again, whole and unchanged; if it still fails, the software that made"
                        + " it made it wrongly."));
    }
}
