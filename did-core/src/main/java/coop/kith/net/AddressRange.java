package coop.kith.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses with a common beginning.
 *
 * @param prefix an address of the range, its further bits zero
 * @param bits that all addresses of the range share with {@code prefix}
 * @param name what the range is for
 */
record AddressRange(InetAddress prefix, int bits, String name) {
    /** Only characters of numeric addresses, so that {@link InetAddress#getByName} never asks the network. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:]*");

    /** From the form {@code 10.0.0.0/8} or {@code fc00::/7}; throws IllegalArgumentException on anything else. */
    static AddressRange of(String cidr, String name) {
        int slash = cidr.indexOf('/');
        if (slash < 0 || !NUMERIC.matcher(cidr.substring(0, slash)).matches()) {
            throw new IllegalArgumentException("not an address range: " + cidr);
        }
        try {
            InetAddress prefix = InetAddress.getByName(cidr.substring(0, slash));
            int bits = Integer.parseInt(cidr.substring(slash + 1));
            AddressRange range = new AddressRange(prefix, bits, name);
            if (bits < 0 || bits > prefix.getAddress().length * 8 || range.hasFurtherBits()) {
                throw new IllegalArgumentException("not an address range: " + cidr);
            }
            return range;
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException("not an address range: " + cidr, impossible);
        }
    }

    boolean contains(InetAddress address) {
        byte[] ours = prefix.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (bitAt(ours, bit) != bitAt(theirs, bit)) {
                return false;
            }
        }
        return true;
    }

    Optional<String> nameFor(InetAddress address) {
        return contains(address) ? Optional.of(name) : Optional.empty();
    }

    private boolean hasFurtherBits() {
        byte[] all = prefix.getAddress();
        for (int bit = bits; bit < all.length * 8; bit++) {
            if (bitAt(all, bit) != 0) {
                return true;
            }
        }
        return false;
    }

    private static int bitAt(byte[] address, int bit) {
        return address[bit / 8] >> (7 - bit % 8) & 1;
    }
}
