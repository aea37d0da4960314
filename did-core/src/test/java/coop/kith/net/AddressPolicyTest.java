package coop.kith.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D05")
class AddressPolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "169.254.0.1",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.254",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::7f00:1",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2002:c0a8:101::1",
                "3fff::1",
                "3fff:fff:ffff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fdff::1",
                "fe80::1",
                "fe80::1:1",
                "febf::1",
                "fec0::1",
                "feff::1",
                "ff02::1",
                "ff0e::1",
                "ffff::1"
            })
    void refusesEveryAddressThatIsNotPublic(String address) throws UnknownHostException {
        assertTrue(AddressPolicy.publicOnly().refusal(parse(address)).isPresent(), address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
                "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255",
                        "192.169.0.0",
                "198.17.255.255", "198.20.0.0", "223.255.255.255", "2000::1", "2001:200::1", "2001:4860:4860::8888",
                        "2003::1",
                "2606:4700:4700::1111", "3ffe::1", "3fff:1000::1"
            })
    void allowsPublicAddressesUpToTheEdgesOfTheRanges(String address) throws UnknownHostException {
        assertEquals(java.util.Optional.empty(), AddressPolicy.publicOnly().refusal(parse(address)));
    }

    @Test
    void opensOneRangeForAReason() throws UnknownHostException {
        AddressPolicy policy =
                AddressPolicy.publicOnly().openedTo("127.0.0.2/32", "a test").openedTo("fd12::/16", "our network");
        assertFalse(policy.refusal(parse("127.0.0.2")).isPresent());
        assertFalse(policy.refusal(parse("fd12:ffff::1")).isPresent());
        assertTrue(policy.refusal(parse("127.0.0.3")).isPresent());
        assertTrue(policy.refusal(parse("fd13::1")).isPresent());
        assertTrue(AddressPolicy.publicOnly().refusal(parse("127.0.0.2")).isPresent());
        assertThrows(IllegalArgumentException.class, () -> policy.openedTo("10.0.0.0/8", " "));
    }

    @Test
    void refusesRangesThatAreNone() {
        for (String range : List.of(
                "10.0.0.0",
                "10.0.0.0/33",
                "10.0.0.1/8",
                "10.0.0.0/-1",
                "localhost/8",
                "256.0.0.0/8",
                "::1/127",
                "fc00::/129",
                "/8",
                "::/x",
                "10/8")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> AddressPolicy.publicOnly().openedTo(range, "a test"),
                    range);
        }
    }

    private static InetAddress parse(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }
}
