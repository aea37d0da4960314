package coop.kith.crypto.provider;

/** A password hash that takes memory as well as time (RFC 9106, type Argon2id, version 0x13). */
@FunctionalInterface
public interface Argon2id {
    /**
     * Derives {@code length} bytes. None of the arrays is kept or changed.
     *
     * @param memory in KiB
     * @param passes over that memory
     * @param lanes computed side by side
     */
    byte[] derive(byte[] password, byte[] salt, int memory, int passes, int lanes, int length);
}
