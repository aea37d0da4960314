package coop.kith.vc.proof.integrity.suite;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.crypto.Signer;
import coop.kith.crypto.SigningKey;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.JsonObject;
import coop.kith.key.Base58;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.canon.CanonicalStatements;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.canon.DivisibleDocument;
import coop.kith.vc.canon.HashAlgorithm;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.Digest;
import coop.kith.vc.proof.integrity.Disclosure;
import coop.kith.vc.proof.integrity.Transformation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * ecdsa-sd-2023 (vc-di-ecdsa 1.0 section 3.5): the holder chooses which statements of the JSON-LD to show.
 *
 * <p>The issuer signs each statement by itself, with a key that is drawn for the one proof, and with its own P-256 key that key together with all that must be
 * shown. Nodes without an identifier go by labels of an HMAC, whose key only issuer and holder have: canonical labels depend on the whole document, and would
 * tell of what is not shown. A verifier learns which statements are shown, and no more than that others may exist; two presentations of one base proof can be
 * linked by its signatures (bbs-2023 is for those who must not be).
 *
 * <p>What the specification leaves open is closed here: nodes that the shown document tells apart have labels that differ, every statement has its signature
 * and every signature its statement, and a document of more than {@value SdProofValue#MOST_SIGNATURES} optional statements is refused, since each costs a
 * verification.
 */
public final class EcdsaSd2023 implements Cryptosuite.Selective {
    private static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.ES256;

    private final Canonicalizer canonicalizer;
    private final Transformation rdfc;

    /** With the contexts that Kith brings along. */
    public EcdsaSd2023() {
        this(Canonicalizer.standard());
    }

    /** With the contexts and bounds of this canonicalizer. */
    public EcdsaSd2023(Canonicalizer canonicalizer) {
        this.canonicalizer = canonicalizer;
        this.rdfc = Transformation.rdfc(canonicalizer);
    }

    @Override
    public String id() {
        return "ecdsa-sd-2023";
    }

    @Override
    public boolean signsWith(SignatureAlgorithm algorithm) {
        return algorithm == ALGORITHM;
    }

    @Override
    public Result<String> base(JsonObject unsecured, JsonObject options, Disclosure disclosure, Signer signer) {
        SigningKey ofProof = Cryptography.standard().generate(KeyType.P256, disclosure.random());
        byte[] hmacKey = new byte[SdProofValue.HMAC_KEY];
        disclosure.random().nextBytes(hmacKey);
        return base(unsecured, options, disclosure.mandatory(), signer, ofProof, Bytes.of(hmacKey))
                .map(SdProofValue.Base::encode);
    }

    /** With the two keys that are drawn for a proof. */
    Result<SdProofValue.Base> base(
            JsonObject unsecured,
            JsonObject options,
            List<JsonPointer> mandatory,
            Signer signer,
            Signer ofProof,
            Bytes hmacKey) {
        UnaryOperator<String> relabel = labelsOf(hmacKey);
        return hashOf(options, unsecured)
                .flatMap(proofHash -> divided(unsecured)
                        .flatMap(document -> part(document, mandatory).flatMap(part -> {
                            List<String> lines = document.lines(relabel);
                            SortedSet<Integer> indexes = part.indexes(relabel);
                            if (lines.size() - indexes.size() > SdProofValue.MOST_SIGNATURES) {
                                return Result.refused(Problem.of(
                                        DiProblem.PROOF_GENERATION_ERROR,
                                        "The document makes " + (lines.size() - indexes.size())
                                                + " statements that need not be shown; more than "
                                                + SdProofValue.MOST_SIGNATURES + " are not signed one by one."));
                            }
                            Bytes publicKey = encoded(ofProof.publicKey());
                            byte[] signed = signData(proofHash, publicKey, chosen(lines, indexes));
                            return Result.ok(new SdProofValue.Base(
                                    Bytes.of(signer.sign(signed)),
                                    publicKey,
                                    hmacKey,
                                    others(lines, indexes).stream()
                                            .map(line -> Bytes.of(ofProof.sign(utf8(line))))
                                            .toList(),
                                    mandatory));
                        })));
    }

    @Override
    public Result<Derived> derive(
            JsonObject unsecured, JsonObject options, String baseValue, List<JsonPointer> selected) {
        return SdProofValue.base(baseValue).flatMap(base -> disclosed(unsecured, base, selected));
    }

    private Result<Derived> disclosed(JsonObject unsecured, SdProofValue.Base base, List<JsonPointer> selected) {
        List<JsonPointer> both = new ArrayList<>(base.mandatory());
        both.addAll(selected);
        if (both.isEmpty()) {
            return refused("Nothing was chosen to be shown, and the issuer demands nothing.");
        }
        return divided(unsecured)
                .flatMap(document -> part(document, base.mandatory())
                        .flatMap(mandatory ->
                                part(document, both).flatMap(shown -> derived(document, base, mandatory, shown))));
    }

    private Result<Derived> derived(
            DivisibleDocument document,
            SdProofValue.Base base,
            DivisibleDocument.Part mandatory,
            DivisibleDocument.Part shown) {
        UnaryOperator<String> relabel = labelsOf(base.hmacKey());
        SortedSet<Integer> mandatoryIndexes = mandatory.indexes(relabel);
        int all = document.lines(relabel).size();
        if (base.signatures().size() != all - mandatoryIndexes.size()) {
            return refused("The base proof has " + base.signatures().size() + " signatures, and the document makes "
                    + (all - mandatoryIndexes.size()) + " statements that need not be shown.");
        }
        List<Bytes> signatures = new ArrayList<>();
        SortedSet<Integer> relative = new TreeSet<>();
        int place = 0;
        for (int index : shown.indexes(relabel)) {
            if (mandatoryIndexes.contains(index)) {
                relative.add(place);
            } else {
                signatures.add(base.signatures()
                        .get(index - mandatoryIndexes.headSet(index).size()));
            }
            place++;
        }
        return shown.labels().map(labels -> {
            SortedMap<Integer, Bytes> compressed = new TreeMap<>();
            labels.forEach((alone, whole) -> compressed.put(number(alone), hmac(base.hmacKey(), whole)));
            return new Derived(
                    shown.document(),
                    new SdProofValue.Derived(base.baseSignature(), base.publicKey(), signatures, compressed, relative)
                            .encode());
        });
    }

    @Override
    public Result<Check> verify(
            JsonObject unsecured, JsonObject options, String value, PublicKey key, Cryptography cryptography) {
        return SdProofValue.derived(value)
                .flatMap(proof -> keyOf(proof.publicKey())
                        .flatMap(ofProof -> hashOf(options, unsecured)
                                .flatMap(proofHash -> canonicalizer
                                        .canonicalStatements(unsecured, HashAlgorithm.SHA_256)
                                        .flatMap(statements -> lines(statements, proof))
                                        .flatMap(lines ->
                                                verify(lines, proof, proofHash, ofProof, key, cryptography)))));
    }

    private static Result<Check> verify(
            List<String> lines,
            SdProofValue.Derived proof,
            byte[] proofHash,
            PublicKey ofProof,
            PublicKey key,
            Cryptography cryptography) {
        List<String> optional = others(lines, proof.mandatory());
        if (optional.size() != proof.signatures().size()) {
            return refused("The proof has " + proof.signatures().size() + " signatures for " + optional.size()
                    + " statements.");
        }
        byte[] signed = signData(proofHash, proof.publicKey(), chosen(lines, proof.mandatory()));
        Check check = cryptography.verify(
                key, ALGORITHM, signed, proof.baseSignature().toArray());
        for (int index = 0; index < optional.size() && check.outcome() == Outcome.PASSED; index++) {
            check = cryptography.verify(
                    ofProof,
                    ALGORITHM,
                    utf8(optional.get(index)),
                    proof.signatures().get(index).toArray());
        }
        return Result.ok(check);
    }

    /** The shown statements under the issuer's labels, in the order in which they were signed. */
    private static Result<List<String>> lines(CanonicalStatements statements, SdProofValue.Derived proof) {
        int nodes = statements.labels().size();
        if (proof.labels().size() != nodes) {
            return refused("The proof has labels for " + proof.labels().size() + " nodes, and the document has " + nodes
                    + " without an identifier.");
        }
        List<String> lines =
                statements.lines(label -> Optional.ofNullable(proof.labels().get(number(label)))
                        .map(EcdsaSd2023::text)
                        .orElse(label));
        return proof.mandatory().isEmpty() || proof.mandatory().last() < lines.size()
                ? Result.ok(lines)
                : refused("The proof names statement " + proof.mandatory().last() + " as mandatory, and there are "
                        + lines.size() + ".");
    }

    private Result<DivisibleDocument> divided(JsonObject unsecured) {
        return canonicalizer.divisible(unsecured, HashAlgorithm.SHA_256);
    }

    private static Result<DivisibleDocument.Part> part(DivisibleDocument document, List<JsonPointer> pointers) {
        return pointers.isEmpty() ? Result.ok(document.nothing()) : document.part(pointers);
    }

    private Result<byte[]> hashOf(JsonObject options, JsonObject unsecured) {
        return rdfc.configuration(options, unsecured, Digest.SHA_256).map(Digests::sha256);
    }

    /** Section 3.5.1, serializeSignData. */
    static byte[] signData(byte[] proofHash, Bytes publicKey, List<String> mandatory) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(proofHash);
        data.writeBytes(publicKey.toArray());
        data.writeBytes(Digests.sha256(utf8(String.join("", mandatory))));
        return data.toByteArray();
    }

    /** Section 3.3.4 (createHmacIdLabelMapFunction). */
    static UnaryOperator<String> labelsOf(Bytes hmacKey) {
        return label -> text(hmac(hmacKey, label));
    }

    private static Bytes hmac(Bytes hmacKey, String label) {
        return Bytes.of(Digests.hmacSha256(hmacKey.toArray(), utf8(label)));
    }

    private static String text(Bytes label) {
        return 'u' + Base64Url.encode(label.toArray());
    }

    /** Of a canonical label: 3 of c14n3. */
    private static int number(String label) {
        return Integer.parseInt(label.substring("c14n".length()));
    }

    private static List<String> chosen(List<String> lines, SortedSet<Integer> indexes) {
        return indexes.stream().map(lines::get).toList();
    }

    private static List<String> others(List<String> lines, SortedSet<Integer> indexes) {
        return IntStream.range(0, lines.size())
                .filter(index -> !indexes.contains(index))
                .mapToObj(lines::get)
                .toList();
    }

    private static Bytes encoded(PublicKey key) {
        return Bytes.of(Base58.decode(Multikey.encode(key), SdProofValue.PUBLIC_KEY)
                .orElseThrow(() -> new AssertionError("a P-256 key has another length; please report")));
    }

    private static Result<PublicKey> keyOf(Bytes encoded) {
        return Multikey.decode(Base58.encode(encoded.toArray()))
                .fold(
                        key -> key.type() == KeyType.P256
                                ? Result.ok(key)
                                : refused("The proof's own key is not P-256."),
                        problems -> refused("The proof's own key is none: "
                                + problems.get(0).detail() + "."));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> Result<T> refused(String detail) {
        return Result.refused(Problem.of(DiProblem.PROOF_VERIFICATION_ERROR, detail, JsonPointer.of("proofValue")));
    }
}
