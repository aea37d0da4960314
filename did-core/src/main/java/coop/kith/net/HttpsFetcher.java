package coop.kith.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * The fetcher that goes out: one HTTP/1.1 GET or POST over TLS to an address that was checked.
 *
 * <p>Why not the JDK's client: its time-out does not cover the body, it takes a body cut short for a whole one, and it cannot be told which
 * address to connect to, so a name could answer with a public address when checked and with 127.0.0.1 when connected to. Here
 * <ol>
 * <li>the name is looked up once, every address it gives is held against the {@link AddressPolicy}, and one that is not allowed refuses the
 *     host as a whole;
 * <li>the connection goes to those very addresses, while TLS still asks for and checks the host's name;
 * <li>one deadline runs over all of it, and every wait ends with it or with an interrupt;
 * <li>each connection serves one request, and nothing is kept between requests but the TLS session of the host.
 * </ol>
 * No proxy is used, no cookie kept, nothing decompressed, no credentials sent. Safe for any number of threads.
 */
public final class HttpsFetcher implements Fetcher, Poster {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Lookup lookup;
    private final SSLContext tls;
    private final Ticker ticker;

    private HttpsFetcher(Lookup lookup, SSLContext tls, Ticker ticker) {
        this.lookup = lookup;
        this.tls = tls;
        this.ticker = ticker;
    }

    /** Public addresses only, the operating system's resolver, the JDK's certificate authorities. */
    public static HttpsFetcher standard() {
        try {
            return of(HostResolver.system(), AddressPolicy.publicOnly(), SSLContext.getDefault(), Ticker.system());
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this JDK's default TLS context cannot be made", broken);
        }
    }

    /** Everything chosen by the caller; {@code tls} decides which certificate authorities are trusted. */
    public static HttpsFetcher of(HostResolver resolver, AddressPolicy policy, SSLContext tls, Ticker ticker) {
        return new HttpsFetcher(new Lookup(resolver, policy), tls, ticker);
    }

    @Override
    public Result<Fetched> fetch(HttpsUrl url, FetchLimits limits) {
        return fetch(FetchRequest.of(url), limits);
    }

    @Override
    public Result<Fetched> fetch(FetchRequest request, FetchLimits limits) {
        Deadline deadline = Deadline.after(limits.deadline(), ticker);
        try {
            HttpsUrl here = request.url();
            for (int followed = 0; ; followed++) {
                Answer answer = exchange(here, lines(here, request).getBytes(US_ASCII), deadline, limits);
                if (!answer.head().isRedirect()) {
                    return Result.ok(answer.fetched(here));
                }
                here = next(here, answer.head(), followed, limits);
            }
        } catch (NetFailure failure) {
            return Result.refused(failure.problem().with("url", request.url().toString()));
        }
    }

    @Override
    public Result<Fetched> post(PostRequest request, FetchLimits limits) {
        HttpsUrl url = request.url();
        try {
            Deadline deadline = Deadline.after(limits.deadline(), ticker);
            Answer answer = exchange(url, message(request), deadline, limits);
            if (answer.head().isRedirect()) {
                throw new NetFailure(
                        NetProblem.REDIRECT_REFUSED,
                        "status " + answer.head().status()
                                + " points elsewhere, and what is posted goes to one address only",
                        "use the final address");
            }
            return Result.ok(answer.fetched(url));
        } catch (NetFailure failure) {
            return Result.refused(failure.problem().with("url", url.toString()));
        }
    }

    private Answer exchange(HttpsUrl url, byte[] message, Deadline deadline, FetchLimits limits) throws NetFailure {
        List<InetAddress> addresses = lookup.addresses(url.host(), deadline);
        try (Wire wire = connect(addresses, url, deadline)) {
            SSLSocket session = session(wire, url);
            OutputStream out = session.getOutputStream();
            out.write(message);
            out.flush();
            return Answer.read(session.getInputStream(), limits, wire::ended);
        } catch (IOException failed) {
            throw failure(failed, NetProblem.BROKEN, "the connection to " + url.authority() + " broke");
        }
    }

    /** The first address that answers; each gets its share of the time that is left. */
    private static Wire connect(List<InetAddress> addresses, HttpsUrl url, Deadline deadline) throws NetFailure {
        String reason = "";
        for (int at = 0; at < addresses.size(); at++) {
            try {
                return Wire.connect(addresses.get(at), url.port(), deadline.share(addresses.size() - 1 - at), deadline);
            } catch (NetFailure waited) {
                deadline.check();
                reason = "no answer in time";
            } catch (IOException failed) {
                reason = String.valueOf(failed.getMessage());
            }
        }
        throw new NetFailure(
                NetProblem.CONNECT_FAILED,
                "no connection to " + url.authority() + ": " + reason,
                "try again later, or check the port");
    }

    private SSLSocket session(Wire wire, HttpsUrl url) throws NetFailure {
        try {
            SSLSocket session = (SSLSocket) tls.getSocketFactory().createSocket(wire, url.host(), url.port(), true);
            SSLParameters parameters = session.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setServerNames(List.of(new SNIHostName(url.host())));
            parameters.setProtocols(PROTOCOLS);
            session.setSSLParameters(parameters);
            session.startHandshake();
            return session;
        } catch (SSLException refused) {
            throw failure(refused, NetProblem.TLS_REFUSED, "no trusted TLS session with " + url.authority());
        } catch (IOException failed) {
            throw failure(failed, NetProblem.BROKEN, "the connection to " + url.authority() + " broke during TLS");
        }
    }

    private static String lines(HttpsUrl url, FetchRequest request) {
        return "GET " + url.target() + " HTTP/1.1\r\n"
                + "Host: " + url.authority() + "\r\n"
                + "Accept: " + request.accept().orElse("application/json, */*;q=0.5") + "\r\n"
                + "Accept-Encoding: identity\r\n"
                + request.entityTag()
                        .map(tag -> "If-None-Match: " + tag + "\r\n")
                        .orElse("")
                + request.lastModified()
                        .map(date -> "If-Modified-Since: " + date + "\r\n")
                        .orElse("")
                + "User-Agent: kith\r\n"
                + "Connection: close\r\n\r\n";
    }

    private static byte[] message(PostRequest request) {
        byte[] body = request.body().toArray();
        byte[] head = ("POST " + request.url().target() + " HTTP/1.1\r\n"
                        + "Host: " + request.url().authority() + "\r\n"
                        + "Accept: " + request.accept() + "\r\n"
                        + "Accept-Encoding: identity\r\n"
                        + "Content-Type: " + request.mediaType() + "\r\n"
                        + "Content-Length: " + body.length + "\r\n"
                        + "User-Agent: kith\r\n"
                        + "Connection: close\r\n\r\n")
                .getBytes(US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static HttpsUrl next(HttpsUrl here, HttpHead head, int followed, FetchLimits limits) throws NetFailure {
        String location = head.only("location").orElse("");
        if (followed == limits.redirects()) {
            throw new NetFailure(
                    NetProblem.REDIRECT_REFUSED,
                    "status " + head.status() + " points to \"" + HttpInput.shortened(location) + "\", and "
                            + limits.redirects() + " redirects are followed",
                    "use the final address, or allow redirects (at most " + FetchLimits.MOST_REDIRECTS + ")");
        }
        boolean onThisHost = location.startsWith("/") && !location.startsWith("//");
        String absolute = onThisHost ? "https://" + here.authority() + location : location;
        Result<HttpsUrl> url = HttpsUrl.parse(absolute);
        if (url instanceof Result.Ok<HttpsUrl> good) {
            return good.value();
        }
        throw new NetFailure(
                NetProblem.REDIRECT_REFUSED,
                "status " + head.status() + ": " + url.problems().get(0).detail(),
                "tell the server's operator");
    }

    /** The problem that a stream carried out, however deeply TLS wrapped it; a problem of {@code type} otherwise. */
    private static NetFailure failure(IOException failed, NetProblem type, String what) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof NetFailure ours) {
                return ours;
            }
        }
        Problem problem = type.problem(what + ": " + HttpInput.shortened(String.valueOf(failed.getMessage())))
                .next("try again later; if it stays, tell the server's operator");
        return new NetFailure(problem);
    }
}
