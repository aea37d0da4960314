package coop.kith.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses may be connected to: public ones, by a table of our own. The flags of InetAddress are no help: they do not know unique
 * local addresses (fc00::/7), shared address space (100.64.0.0/10), translated addresses (64:ff9b::/96, 2002::/16) and more. Immutable.
 *
 * <p>The table follows IANA's registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890). IPv6 is decided the other way round:
 * only global unicast (2000::/3) can be public at all, so everything that embeds an IPv4 address below it is out at once.
 */
public final class AddressPolicy {
    private static final AddressRange GLOBAL_UNICAST = AddressRange.of("2000::/3", "global unicast");

    private static final List<AddressRange> SPECIAL = List.of(
            AddressRange.of("0.0.0.0/8", "this network (RFC 791)"),
            AddressRange.of("10.0.0.0/8", "private use (RFC 1918)"),
            AddressRange.of("100.64.0.0/10", "shared address space (RFC 6598)"),
            AddressRange.of("127.0.0.0/8", "loopback (RFC 1122)"),
            AddressRange.of("169.254.0.0/16", "link local (RFC 3927)"),
            AddressRange.of("172.16.0.0/12", "private use (RFC 1918)"),
            AddressRange.of("192.0.0.0/24", "protocol assignments (RFC 6890)"),
            AddressRange.of("192.0.2.0/24", "documentation (RFC 5737)"),
            AddressRange.of("192.88.99.0/24", "6to4 relay anycast, deprecated (RFC 7526)"),
            AddressRange.of("192.168.0.0/16", "private use (RFC 1918)"),
            AddressRange.of("198.18.0.0/15", "benchmarking (RFC 2544)"),
            AddressRange.of("198.51.100.0/24", "documentation (RFC 5737)"),
            AddressRange.of("203.0.113.0/24", "documentation (RFC 5737)"),
            AddressRange.of("224.0.0.0/4", "multicast (RFC 5771)"),
            AddressRange.of("240.0.0.0/4", "reserved and broadcast (RFC 1112)"),
            AddressRange.of("2001::/23", "protocol assignments, Teredo among them (RFC 2928)"),
            AddressRange.of("2001:db8::/32", "documentation (RFC 3849)"),
            AddressRange.of("2002::/16", "6to4 (RFC 3056)"),
            AddressRange.of("3fff::/20", "documentation (RFC 9637)"));

    private static final AddressPolicy PUBLIC = new AddressPolicy(List.of());

    private final List<AddressRange> exceptions;

    private AddressPolicy(List<AddressRange> exceptions) {
        this.exceptions = List.copyOf(exceptions);
    }

    public static AddressPolicy publicOnly() {
        return PUBLIC;
    }

    /**
     * This policy, with one range opened that may not be public. Whoever can make us resolve a DID can then reach every service in that range.
     *
     * @param cidr as {@code 127.0.0.2/32} or {@code fd12::/16}; anything else throws IllegalArgumentException
     * @param why kept beside the range; not blank
     */
    public AddressPolicy openedTo(String cidr, String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("a range is opened for a reason: " + cidr);
        }
        List<AddressRange> more = new ArrayList<>(exceptions);
        more.add(AddressRange.of(cidr, why));
        return new AddressPolicy(more);
    }

    /** Why this address may not be connected to; empty when it may. */
    Optional<String> refusal(InetAddress address) {
        if (exceptions.stream().anyMatch(range -> range.contains(address))) {
            return Optional.empty();
        }
        Optional<String> special = SPECIAL.stream()
                .flatMap(range -> range.nameFor(address).stream())
                .findFirst();
        if (special.isPresent() || address instanceof Inet4Address || GLOBAL_UNICAST.contains(address)) {
            return special;
        }
        return Optional.of("not global unicast (RFC 4291)");
    }
}
