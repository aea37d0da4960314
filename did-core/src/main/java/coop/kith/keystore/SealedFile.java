package coop.kith.keystore;

import coop.kith.crypto.Cryptography;
import coop.kith.file.WholeFile;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.util.Arrays;

/** Reads and writes the content of one sealed file. */
record SealedFile(WholeFile file, Passphrase passphrase, Seal seal, Cryptography cryptography) {
    /** What was in the file, and what it cost to open. */
    record Opened(Contents contents, Stretching cost) {}

    Result<Opened> read() throws IOException {
        byte[] whole = file.read(Envelope.LARGEST_FILE);
        return Envelope.decode(whole)
                .flatMap(envelope -> seal.open(envelope, passphrase).flatMap(content -> {
                    Result<Contents> contents = Contents.decode(content, cryptography);
                    Arrays.fill(content, (byte) 0);
                    return contents.map(good -> new Opened(good, envelope.stretching()));
                }));
    }

    /** Refused, and the file left as it was, when it would grow too large to be read again. Only while no other writer runs. */
    Result<Opened> write(Opened opened) throws IOException {
        byte[] content = opened.contents().encode();
        byte[] whole;
        try {
            whole = seal.close(content, passphrase, opened.cost()).encode();
        } finally {
            Arrays.fill(content, (byte) 0);
        }
        if (whole.length > Envelope.LARGEST_FILE) {
            return Result.refused(Problem.of(
                            KeystoreProblem.FULL,
                            "with one more key the file would have " + whole.length + " bytes; the most is "
                                    + Envelope.LARGEST_FILE)
                    .next("create another keystore"));
        }
        file.replace(whole);
        return Result.ok(opened);
    }
}
