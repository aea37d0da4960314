package coop.kith.vcapi;

import coop.kith.bytes.Bytes;
import coop.kith.vc.verify.CredentialVerifier;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Starts the server, and runs until it is stopped. */
@CommandLine.Command(
        name = "kith-vc-api",
        mixinStandardHelpOptions = true,
        description = "A VC API server for public interoperability suites. Not for anything that matters.")
public final class Main implements Callable<Integer> {
    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "The address to listen on. Default: ${DEFAULT-VALUE}.")
    private String host;

    @Option(names = "--port", defaultValue = "8080", description = "HTTP. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--tls-port",
            defaultValue = "8443",
            description = "HTTPS, with a certificate made at start. Default: ${DEFAULT-VALUE}.")
    private int tlsPort;

    @Option(names = "--seed", paramLabel = "HEX", description = "32 bytes from which all keys follow. Default: random.")
    private Optional<String> seed = Optional.empty();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        SecureRandom random = new SecureRandom();
        if (seed.isPresent() && !seed.get().matches("[0-9a-fA-F]{64}")) {
            System.err.println("--seed is 64 hexadecimal digits, 32 bytes.");
            return 64;
        }
        InstantSource clock = InstantSource.system();
        Bytes secret = seed.map(Bytes::ofHex).orElseGet(() -> random(random));
        String password = random(random).hex();
        Api api = api(Issuers.of(secret), clock, random, "https://localhost:" + tlsPort);
        Server server = Server.start(
                api, host, port, tlsPort, SelfSigned.make(clock.instant(), random, password.toCharArray()), password);
        System.out.println("kith-vc-api at " + server.addresses() + "; GET /issuers lists the issuers.");
        new CountDownLatch(1).await();
        return 0;
    }

    static Api api(Issuers issuers, InstantSource clock, SecureRandom random, String base) {
        return new Api(issuers, new Issuing(clock, random), new Verifying(CredentialVerifier.standard()));
    }

    private static Bytes random(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
