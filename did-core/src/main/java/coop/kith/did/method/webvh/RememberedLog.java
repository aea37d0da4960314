package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import java.util.Arrays;

/**
 * A log that was verified, and witnessed as far as it must be.
 *
 * @param length bytes, without the last line's end
 * @param sha256 of that many bytes
 * @param tip the newest entry
 * @param approvals the witnesses whose approvals held
 */
public record RememberedLog(String scid, int length, Bytes sha256, VerifiedEntry tip, Approvals approvals) {
    /** Of a log of which every entry holds. */
    static RememberedLog of(byte[] log, VerifiedEntry tip, Approvals approvals) {
        int length = lengthOf(log);
        return of(length, digest(log, length), tip, approvals);
    }

    /** The same where the digest of those bytes is known. */
    static RememberedLog of(int length, Bytes sha256, VerifiedEntry tip, Approvals approvals) {
        return new RememberedLog(tip.parameters().scid(), length, sha256, tip, approvals);
    }

    static int lengthOf(byte[] log) {
        return log.length > 0 && log[log.length - 1] == '\n' ? log.length - 1 : log.length;
    }

    /** Whether {@code log} begins with this very log, byte by byte, and goes on with a new line if at all. */
    boolean begins(byte[] log) {
        return log.length >= length
                && (log.length == length || log[length] == '\n')
                && digest(log, length).equals(sha256);
    }

    /** What {@code log}, which this one begins, has beyond it. */
    byte[] rest(byte[] log) {
        return log.length <= length + 1 ? new byte[0] : Arrays.copyOfRange(log, length + 1, log.length);
    }

    private static Bytes digest(byte[] log, int length) {
        return Bytes.of(Digests.sha256(log.length == length ? log : Arrays.copyOf(log, length)));
    }
}
