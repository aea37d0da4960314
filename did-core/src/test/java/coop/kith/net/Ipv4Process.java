package coop.kith.net;

import java.net.InetAddress;
import java.util.List;
import javax.net.ssl.SSLContext;

/** A process that is to have IPv4 only: fetches from an IPv6 address, and prints what became of it and how many more sockets are open. */
final class Ipv4Process {
    private Ipv4Process() {}

    public static void main(String[] arguments) throws Exception {
        InetAddress address = InetAddress.getByName("2606:4700::1111");
        HttpsFetcher fetcher = HttpsFetcher.of(
                host -> List.of(address), AddressPolicy.publicOnly(), SSLContext.getDefault(), Ticker.system());
        HttpsUrl url = new HttpsUrl("six.example", 443, "/");
        fetcher.fetch(url, FetchLimits.document());
        long before = Leftovers.now().sockets();
        for (int attempt = 0; attempt < 5; attempt++) {
            System.out.println(
                    fetcher.fetch(url, FetchLimits.document()).problems().get(0).type());
        }
        System.out.println(Leftovers.now().sockets() - before);
    }
}
