package coop.kith.trust.intake.openpgp;

import coop.kith.did.Did;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a certificate, or a user id on one, goes by among the DIDs of a graph. These names are Kith's own, after the URI scheme {@code openpgp4fpr}: no DID method of that name is registered and nothing
 * resolves them. To say that a certificate and a DID are one controller, name both under {@code sameController} in the policy.
 */
public final class OpenPgpName {
    private static final String PREFIX = "did:openpgp4fpr:";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private OpenPgpName() {}

    /**
     * Of a certificate.
     *
     * @param fingerprint 40 or 64 hexadecimal digits, spaces allowed
     */
    public static Did ofCertificate(String fingerprint) {
        String hex = fingerprint.replace(" ", "").toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a fingerprint has 40 or 64 hexadecimal digits: " + fingerprint);
        }
        return Did.parse(PREFIX + hex).orThrow();
    }

    /** Of a user id on a certificate: one is not the other, since anybody can put any user id on a certificate. */
    public static Did ofUserId(String fingerprint, String userId) {
        StringBuilder name = new StringBuilder(ofCertificate(fingerprint).toString()).append(':');
        for (byte octet : userId.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    (octet >= '0' && octet <= '9') || (octet >= 'A' && octet <= 'Z') || (octet >= 'a' && octet <= 'z');
            if (plain) {
                name.append((char) octet);
            } else {
                name.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return Did.parse(name.toString()).orThrow();
    }
}
