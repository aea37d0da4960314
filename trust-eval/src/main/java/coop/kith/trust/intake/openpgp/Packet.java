package coop.kith.trust.intake.openpgp;

import coop.kith.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One packet of a keyring, found by its header alone, so that one packet that cannot be understood does not hide those behind it. Lengths of both formats are read; partial and indeterminate
 * ones are not, since keys and signatures may not have them (RFC 9580 section 4.2.1.4).
 *
 * @param tag the packet type
 * @param whole header and body
 * @param body what the header announces
 */
record Packet(int tag, Bytes whole, Bytes body) {
    static final int SIGNATURE = 2;
    static final int SECRET_KEY = 5;
    static final int PUBLIC_KEY = 6;
    static final int SECRET_SUBKEY = 7;
    static final int USER_ID = 13;
    static final int PUBLIC_SUBKEY = 14;
    static final int USER_ATTRIBUTE = 17;

    private static final int ALWAYS = 0x80;
    private static final int NEW_FORMAT = 0x40;

    /** All packets, in order; empty where the headers do not lead from one to the next up to the end. */
    static Optional<List<Packet>> all(byte[] content) {
        List<Packet> packets = new ArrayList<>();
        int at = 0;
        while (at < content.length) {
            Optional<Header> header = header(content, at);
            if (header.isEmpty()
                    || header.get().length() > content.length - header.get().end()) {
                return Optional.empty();
            }
            int body = header.get().end();
            int end = body + (int) header.get().length();
            packets.add(new Packet(
                    header.get().tag(),
                    Bytes.of(Arrays.copyOfRange(content, at, end)),
                    Bytes.of(Arrays.copyOfRange(content, body, end))));
            at = end;
        }
        return Optional.of(packets);
    }

    boolean isSecret() {
        return tag == SECRET_KEY || tag == SECRET_SUBKEY;
    }

    private record Header(int tag, long length, int end) {}

    private static Optional<Header> header(byte[] content, int at) {
        int first = content[at] & 0xFF;
        if ((first & ALWAYS) == 0) {
            return Optional.empty();
        }
        if ((first & NEW_FORMAT) == 0) {
            int octets = 1 << (first & 3);
            return octets == 8
                    ? Optional.empty()
                    : number(content, at + 1, octets)
                            .map(length -> new Header((first >> 2) & 0xF, length, at + 1 + octets));
        }
        return number(content, at + 1, 1).flatMap(octet -> length(content, at + 1, octet, first & 0x3F));
    }

    /** RFC 9580 section 4.2.1. */
    private static Optional<Header> length(byte[] content, int at, long octet, int tag) {
        if (octet < 192) {
            return Optional.of(new Header(tag, octet, at + 1));
        }
        if (octet < 224) {
            return number(content, at + 1, 1)
                    .map(second -> new Header(tag, ((octet - 192) << 8) + second + 192, at + 2));
        }
        return octet == 255
                ? number(content, at + 1, 4).map(length -> new Header(tag, length, at + 5))
                : Optional.empty();
    }

    private static Optional<Long> number(byte[] content, int at, int octets) {
        if (octets > content.length - at) {
            return Optional.empty();
        }
        long number = 0;
        for (int place = at; place < at + octets; place++) {
            number = number << 8 | (content[place] & 0xFF);
        }
        return Optional.of(number);
    }
}
