package coop.kith.vcapi;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.did.http.ResolverEndpoint;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.canon.ContextLibrary;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import coop.kith.vc.schema.JsonSchemaCheck;
import coop.kith.vc.store.StatusRegistry;
import coop.kith.vc.verify.CredentialVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
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

    @Option(names = "--log", description = "Print each request, and why it was refused.")
    private boolean log;

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
        AtomicReference<String> base = new AtomicReference<>("https://localhost:" + tlsPort);
        StatusRegistry registry = StatusRegistry.open(temporary(), random).orThrow();
        Api api = api(secret, registry, clock, random, base::get);
        Server server = Server.start(
                api,
                host,
                port,
                tlsPort,
                SelfSigned.make(clock.instant(), random, password.toCharArray()),
                password,
                line -> {
                    if (log) {
                        System.out.println(line);
                    }
                });
        server.addresses().stream()
                .filter(one -> one.getScheme().equals("https"))
                .forEach(one -> base.set(one.toString()));
        System.out.println("kith-vc-api at " + server.addresses() + "; GET /issuers lists the issuers.");
        new CountDownLatch(1).await();
        return 0;
    }

    /** Status lists last as long as the server: a suite makes its own credentials each time. */
    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("kith-vc-api");
            folder.toFile().deleteOnExit();
            return folder.resolve("status.db");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The whole API on these keys; lists are published under {@code base}. */
    static Api api(
            Bytes seed, StatusRegistry registry, InstantSource clock, SecureRandom random, Supplier<String> base) {
        Canonicalizer canonicalizer = Canonicalizer.of(ContextLibrary.standard().withAnyInline());
        List<Cryptosuite> suites = Cryptosuites.with(canonicalizer);
        Statuses statuses = new Statuses(registry, clock, base);
        DidResolver resolver = DidResolver.of(DidMethods.standard(), clock);
        CredentialVerifier verifier = CredentialVerifier.of(resolver, Cryptography.standard(), suites, clock)
                .following(statuses.documents(), List.of(new FreshStatus(clock)))
                .withSchemas(List.of(JsonSchemaCheck.standard()))
                .withRelatedResources(Contexts.published());
        return new Api(
                Issuers.of(seed, suites),
                new Issuing(statuses, clock, random),
                new Verifying(verifier),
                statuses,
                suites,
                ResolverEndpoint.of(resolver));
    }

    private static Bytes random(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
