package coop.kith.cli;

import coop.kith.bytes.Bytes;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.intake.openpgp.OpenPgpCertificates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * The certificates of a keyring in an evidence log.
 *
 * @param certificates how many the keyring has that can be read
 * @param added how many of those the log did not hold
 * @param skipped why each other one cannot be read
 */
record AddedKeyring(int certificates, int added, List<Problem> skipped) {
    private static final String ARMOR = "-----BEGIN PGP ";

    /** As far as an armor may be from the beginning, behind blank lines. */
    private static final int BEGINNING = 256;

    /** Of UTF-8, octet by octet; JSON may not have it, which is for its reader to say. */
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    AddedKeyring {
        skipped = List.copyOf(skipped);
    }

    /** Whether a file can be nothing else that the log takes: its first octet is that of an OpenPGP packet (RFC 9580 section 4.2) and of no text, or it begins with an armor. */
    static boolean isKeyring(byte[] content) {
        String begins = new String(content, 0, Math.min(content.length, BEGINNING), StandardCharsets.ISO_8859_1);
        return begins.stripLeading().startsWith(ARMOR)
                || (!begins.isEmpty() && begins.charAt(0) >= 0x80 && !begins.startsWith(BYTE_ORDER_MARK));
    }

    static Result<AddedKeyring> to(EvidenceLog log, byte[] content, Instant now) {
        return OpenPgpCertificates.of(Bytes.of(content), now)
                .flatMap(split -> log.keepAll(split.certificates())
                        .map(added -> new AddedKeyring(split.certificates().size(), added, split.skipped())));
    }

    boolean isNew() {
        return added > 0;
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("kind", "keyring")
                .with("certificates", JsonNumber.of(certificates))
                .with("new", JsonNumber.of(added));
    }

    String says() {
        return ": keyring, " + certificates + (certificates == 1 ? " certificate, " : " certificates, ") + added
                + " not in the log before";
    }
}
