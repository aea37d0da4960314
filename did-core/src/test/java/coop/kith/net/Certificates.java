package coop.kith.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority and servers' certificates of it, made by the JDK's keytool for one run. */
final class Certificates {
    private static final char[] PASSWORD = "no secret".toCharArray();

    private static Optional<Certificates> made = Optional.empty();

    private final KeyStore store;
    private final Map<String, SSLContext> contexts = new ConcurrentHashMap<>();

    private Certificates(KeyStore store) {
        this.store = store;
    }

    /** The same for every test of a run, since keytool takes its time. */
    static synchronized Certificates ofThisRun() {
        if (made.isEmpty()) {
            made = Optional.of(make());
        }
        return made.get();
    }

    private static Certificates make() {
        try {
            Path folder = Files.createTempDirectory("kith-certificates");
            Path file = folder.resolve("store.p12");
            keytool(file, "ca", "-ext", "bc:c");
            signed(file, "good", "-ext", "san=dns:server.example,dns:*.wild.example,dns:other.example");
            signed(file, "expired", "-ext", "san=dns:server.example", "-startdate", "-20d", "-validity", "5");
            signed(file, "early", "-ext", "san=dns:server.example", "-startdate", "+20d", "-validity", "5");
            signed(file, "nameless");
            keytool(file, "selfsigned", "-ext", "san=dns:server.example");
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            Files.delete(file);
            Files.delete(folder);
            return new Certificates(store);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void signed(Path file, String alias, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("-signer", "ca"));
        options.addAll(List.of(more));
        keytool(file, alias, options.toArray(String[]::new));
    }

    private static void keytool(Path file, String alias, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + alias));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(said);
            }
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    /** What the fetcher trusts: the authority and nothing else. */
    SSLContext client() {
        return contexts.computeIfAbsent("", trusting -> newClient());
    }

    private SSLContext newClient() {
        try {
            KeyStore trusted = empty();
            trusted.setCertificateEntry("ca", store.getCertificate("ca"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What a server shows. */
    SSLContext server(String alias) {
        return contexts.computeIfAbsent(alias, this::newServer);
    }

    private SSLContext newServer(String alias) {
        try {
            KeyStore shown = empty();
            Key key = Objects.requireNonNull(store.getKey(alias, PASSWORD));
            shown.setKeyEntry(alias, key, PASSWORD, store.getCertificateChain(alias));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(shown, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
