package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.keystore.FileKeystore;
import coop.kith.keystore.Stretching;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.problem.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user at a terminal of the test's own: one folder, a fixed clock, nothing of this machine's user. Whatever is run, no stack trace may come out, and no character
 * that acts on a terminal.
 */
record Shell(
        Path folder, boolean colours, String input, Map<String, String> environment, Fetcher network, Instant time) {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /** A user in {@code folder} whose Kith home is there too. */
    static Shell in(Path folder) {
        return new Shell(
                folder,
                false,
                "",
                Map.of("KITH_HOME", folder.resolve("home").toString(), "KITH_PASSPHRASE", "correct horse"),
                new Network(),
                NOW);
    }

    Shell typing(String text) {
        return new Shell(folder, colours, text, environment, network, time);
    }

    Shell colourful() {
        return new Shell(folder, true, input, environment, network, time);
    }

    Shell with(Map<String, String> variables) {
        return new Shell(folder, colours, input, variables, network, time);
    }

    /** With nothing of the web but these files, by their addresses; other servers do not answer. */
    Shell withWeb(Map<String, byte[]> files) {
        Fetcher web =
                (url, limits) -> files.keySet().stream().anyMatch(file -> file.startsWith("https://" + url.host()))
                        ? Result.ok(new Fetched(
                                url,
                                files.containsKey(url.toString()) ? 200 : 404,
                                Optional.of("application/json"),
                                Bytes.of(files.getOrDefault(url.toString(), new byte[0])),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        : Fetcher.offline().fetch(url, limits);
        return new Shell(folder, colours, input, environment, web, time);
    }

    /** The same user at another time. */
    Shell later(Instant at) {
        return new Shell(folder, colours, input, environment, network, at);
    }

    /** Ed25519 keys in a keystore below the folder whose passphrase is quickly tried, for tests that open it again and again. */
    Shell withKeys(String home, String... names) {
        Cryptography cryptography = Cryptography.standard();
        SecureRandom random = new SecureRandom();
        try {
            Path file = Files.createDirectories(folder.resolve(home)).resolve("keys.json");
            char[] passphrase = "correct horse".toCharArray();
            FileKeystore keystore = FileKeystore.create(file, passphrase, cryptography, random, new Stretching(8, 1, 1))
                    .orThrow();
            for (String name : names) {
                keystore.add(name, cryptography.generate(KeyType.ED25519, random), NOW)
                        .orThrow();
            }
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How one command line ended. */
    record Ran(List<String> arguments, int exit, String out, String err) {
        /** Standard output as the one JSON object that it must be. */
        JsonObject json() {
            return Json.parseObject(out.getBytes(StandardCharsets.UTF_8), JsonLimits.standard())
                    .orThrow();
        }

        /** The problems of a JSON answer. */
        List<JsonObject> problems() {
            return objects(json().oneOrMany("problems"));
        }

        String all() {
            return out + err;
        }

        @Override
        public String toString() {
            return "kith " + String.join(" ", arguments) + "\nexit " + exit + "\n" + out + err;
        }
    }

    Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Kith.run(terminal(out, err), arguments);
        Ran ran = new Ran(
                List.of(arguments), exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertFalse(ran.all().contains("\tat "), () -> "a stack trace: " + ran);
        assertTrue(List.of(0, 1, 2, 64, 70).contains(exit), ran::toString);
        String calm = colours ? ran.all().replaceAll("\u001b\\[[0-9;]*m", "") : ran.all();
        assertTrue(calm.codePoints().noneMatch(Shell::acts), () -> "a character that acts on a terminal: " + ran);
        return ran;
    }

    private static boolean acts(int point) {
        return point != '\n'
                && (Character.getType(point) == Character.CONTROL || Character.getType(point) == Character.FORMAT);
    }

    Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                colours,
                folder,
                environment,
                InstantSource.fixed(time),
                new SecureRandom(),
                network);
    }

    /** Writes a file below the folder; its name as one would type it. */
    String write(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, content);
            return name;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String write(String name, String content) {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    String write(String name, JsonObject content) {
        return write(name, Json.pretty(content));
    }

    byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<JsonObject> objects(List<JsonValue> items) {
        return items.stream()
                .flatMap(item -> item instanceof JsonObject object ? Stream.of(object) : Stream.empty())
                .toList();
    }
}
