package coop.kith.cli.vectors;

import coop.kith.cli.vectors.Circumstances.Waiver;
import coop.kith.cli.vectors.Observation.Word;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.model.DateTimeStamp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The signed credentials of the W3C's cryptosuites and of di-quantum-safe. Their issuers are not the controllers of the keys, so that is waived; those that end are judged as of
 * their last second, since some are over. A base proof of ecdsa-sd-2023 is for
 * its holder; a verifier must refuse it (vc-di-ecdsa section 3.4.8: the header of a disclosure proof). The proofs of di-quantum-safe name a DID alone where the URL of a verification
 * method must stand (Controlled Identifiers 1.0 section 3.3), so refusing them is no failure.
 */
final class SignedLayout implements Layout {
    private static final Pattern SIGNED = Pattern.compile("(signed.*|addSignedSDBase|derivedRevealDocument)\\.json");

    @Override
    public boolean claims(Path file) {
        return SIGNED.matcher(VectorFolder.name(file)).matches()
                && file.toString().toLowerCase(java.util.Locale.ROOT).contains("testvectors");
    }

    @Override
    public Result<List<VectorCase>> read(Path file) {
        String name = VectorFolder.name(file);
        Word word = name.startsWith("addSignedSDBase") ? Word.REJECTED : Word.ACCEPTED;
        return Folder.of(file)
                .object(name)
                .map(document -> document.has("proof")
                        ? List.of(new VectorCase(
                                VectorFolder.id(file),
                                name,
                                new Task.Verify(document, circumstances(document)),
                                new Expectation.Verdict(word, Optional.empty(), namesNoKey(document))))
                        : List.of());
    }

    private static boolean namesNoKey(JsonObject document) {
        return document.object("proof")
                .flatMap(proof -> proof.string("verificationMethod"))
                .filter(method -> !method.contains("#"))
                .isPresent();
    }

    private static Circumstances circumstances(JsonObject document) {
        Circumstances lenient = Circumstances.ordinary().waiving(Waiver.ISSUER);
        return document.string("validUntil")
                .map(end -> DateTimeStamp.parse(end).fold(lenient::at, unread -> lenient))
                .orElse(lenient);
    }
}
