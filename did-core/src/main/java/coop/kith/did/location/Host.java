package coop.kith.did.location;

import java.util.List;

/** DNS names by RFC 1123 section 2.1. */
final class Host {
    private Host() {}

    /** Whether {@code host}, in lower case, is a DNS name and can be taken for an IP address by nobody. */
    static boolean isDnsName(String host, int mostCharacters) {
        if (host.isEmpty() || host.length() > mostCharacters) {
            return false;
        }
        List<String> labels = List.of(host.split("\\.", -1));
        return labels.stream().allMatch(Host::isLabel) && !isNumber(labels.get(labels.size() - 1));
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= 63
                && label.charAt(0) != '-'
                && label.charAt(label.length() - 1) != '-'
                && label.chars().allMatch(c -> isDigit(c) || (c >= 'a' && c <= 'z') || c == '-');
    }

    /** WHATWG URL section 3.5, "ends in a number": such a host is parsed as an IPv4 address, in decimal, octal or hexadecimal. */
    private static boolean isNumber(String label) {
        boolean hexadecimal = label.startsWith("0x")
                && label.substring(2).chars().allMatch(c -> isDigit(c) || (c >= 'a' && c <= 'f'));
        return hexadecimal || label.chars().allMatch(Host::isDigit);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
