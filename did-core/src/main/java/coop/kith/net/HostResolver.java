package coop.kith.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** From a host's name to its addresses. May block and may be called from any thread; the fetcher waits no longer than its deadline. */
@FunctionalInterface
public interface HostResolver {
    /** The operating system's resolver, behind the JDK's cache. */
    static HostResolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }

    /** Every address of {@code host}, best first; throws UnknownHostException when it has none. Whatever else it throws ends the fetch as LOOKUP_FAILED. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
