package coop.kith.trust.intake.git;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Base64;
import java.util.Optional;

/**
 * The armored form of an SSH signature (OpenSSH PROTOCOL.sshsig section 1). The lines between header and footer may be of any width, since writers
 * differ (ssh-keygen breaks at 70 columns, the protocol's text says 76); apart from the line breaks every byte string has one text, and nothing may
 * stand before the header or after the footer: OpenSSH passes over what follows the footer, which would leave room for words nobody signed.
 */
final class SshArmor {
    static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    static final String END = "-----END SSH SIGNATURE-----";

    /** An ECDSA signature with its key takes under 400 bytes of base64; this leaves room for kinds that are refused by name afterwards. */
    private static final int MAX_CHARACTERS = 16 * 1024;

    /** ssh-keygen's width (sshbuf_dtob64 in OpenSSH 9). */
    private static final int COLUMNS = 70;

    private SshArmor() {}

    static Result<byte[]> decode(String armored) {
        if (armored.length() > MAX_CHARACTERS) {
            return refused("it is longer than " + MAX_CHARACTERS + " characters");
        }
        String text = armored.replace("\r\n", "\n");
        if (!text.startsWith(BEGIN + "\n")) {
            return refused("it does not begin with the line " + BEGIN);
        }
        int end = text.indexOf("\n" + END);
        if (end < 0) {
            return refused("the line " + END + " is missing");
        }
        String after = text.substring(end + 1 + END.length());
        if (!after.isEmpty() && !after.equals("\n")) {
            return refused("something follows the line " + END);
        }
        String body =
                end < BEGIN.length() ? "" : text.substring(BEGIN.length(), end).replace("\n", "");
        Optional<byte[]> blob = body.isEmpty() ? Optional.empty() : StrictBase64.decode(body);
        return blob.map(Result::ok)
                .orElseGet(() -> refused("what stands between its first and last line is not base64"));
    }

    static String encode(byte[] blob) {
        String base64 = Base64.getEncoder().encodeToString(blob);
        StringBuilder text = new StringBuilder(BEGIN).append('\n');
        for (int at = 0; at < base64.length(); at += COLUMNS) {
            text.append(base64, at, Math.min(base64.length(), at + COLUMNS)).append('\n');
        }
        return text.append(END).append('\n').toString();
    }

    private static Result<byte[]> refused(String why) {
        return Result.refused(
                Problem.of(GitProblem.MALFORMED_SIGNATURE, "The armored SSH signature is malformed: " + why + "."));
    }
}
