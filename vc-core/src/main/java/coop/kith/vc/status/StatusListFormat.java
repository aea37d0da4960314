package coop.kith.vc.status;

import coop.kith.bytes.Base64Url;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The two formats of lists of bits; they differ in names and in how the compressed bits become text. */
enum StatusListFormat {
    /** Bitstring Status List 1.0. */
    BITSTRING("BitstringStatusListEntry", "BitstringStatusListCredential", "BitstringStatusList"),
    /** Its predecessor, a report of the W3C Credentials Community Group; read, not written. */
    LIST_2021("StatusList2021Entry", "StatusList2021Credential", "StatusList2021");

    private final String entryType;
    private final String credentialType;
    private final String subjectType;

    StatusListFormat(String entryType, String credentialType, String subjectType) {
        this.entryType = entryType;
        this.credentialType = credentialType;
        this.subjectType = subjectType;
    }

    String entryType() {
        return entryType;
    }

    String credentialType() {
        return credentialType;
    }

    String subjectType() {
        return subjectType;
    }

    /**
     * The compressed bits in {@code encodedList}: multibase base64url without padding for Bitstring (section 2.2). The 2021 report says base64, and those who wrote lists took
     * base64url without padding; both are read, each in its one canonical text.
     */
    Optional<byte[]> decoded(String encodedList) {
        if (this == BITSTRING) {
            return encodedList.startsWith("u") ? Base64Url.decode(encodedList.substring(1)) : Optional.empty();
        }
        return Base64Url.decode(encodedList).or(() -> base64(encodedList));
    }

    private static Optional<byte[]> base64(String text) {
        byte[] content;
        try {
            content = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        byte[] again = Base64.getEncoder().encode(content);
        return Arrays.equals(again, text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                ? Optional.of(content)
                : Optional.empty();
    }
}
