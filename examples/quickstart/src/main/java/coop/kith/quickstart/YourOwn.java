package coop.kith.quickstart;

import coop.kith.cli.Kith;
import coop.kith.cli.Terminal;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** After the story: the reader's own credentials, in a log of their own, and what to type to ask about the people in them. */
final class YourOwn {
    /** As many people as are worth a line each before one asks for the list. */
    private static final int SHOWN = 10;

    private final Path home;
    private final PrintStream out;
    private final InstantSource clock;
    private final SecureRandom random;

    YourOwn(Path home, PrintStream out, InstantSource clock, SecureRandom random) {
        this.home = home;
        this.out = out;
        this.clock = clock;
        this.random = random;
    }

    void ask(Path credentials) throws IOException {
        Files.createDirectories(home);
        out.println();
        out.println("Your own credentials, from " + credentials + ":");
        Kith.run(terminal(out), "trust", "add", credentials.toString());
        List<String> people = people();
        if (people.isEmpty()) {
            out.println("None of them speaks of anybody yet, so there is nobody to ask about.");
            return;
        }
        String anchor = people.get(0);
        out.println();
        out.println(
                "Whom they speak of can be asked about. The anchor is whom you trust to begin with: choose it yourself;");
        out.println("here stands the one who vouches for the most.");
        for (String person : people.subList(1, Math.min(people.size(), SHOWN + 1))) {
            out.println("  KITH_HOME='" + home + "' java -jar examples/cli/target/kith.jar trust ask " + person
                    + " --anchor " + anchor);
        }
        if (people.size() > SHOWN + 1) {
            out.println("  and " + (people.size() - SHOWN - 1) + " more: KITH_HOME='" + home
                    + "' java -jar examples/cli/target/kith.jar trust people");
        }
    }

    /** The DIDs in the log, the one who vouches for the most first. */
    private List<String> people() {
        ByteArrayOutputStream listed = new ByteArrayOutputStream();
        Kith.run(terminal(new PrintStream(listed, true, StandardCharsets.UTF_8)), "trust", "people", "--json");
        List<String> people = new ArrayList<>();
        long most = -1;
        JsonObject json =
                Json.parseObject(listed.toByteArray(), JsonLimits.standard()).orThrow();
        for (JsonValue item : json.oneOrMany("people")) {
            if (item instanceof JsonObject person
                    && person.get("vouchesFor").orElseThrow() instanceof JsonNumber vouches) {
                long count = vouches.asLong().orElse(0);
                people.add(
                        count > most ? 0 : people.size(), person.string("did").orElseThrow());
                most = Math.max(most, count);
            }
        }
        return people;
    }

    private Terminal terminal(PrintStream stream) {
        return new Terminal(
                stream,
                out,
                new ByteArrayInputStream(new byte[0]),
                false,
                home,
                Map.of("KITH_HOME", home.toString()),
                clock,
                random);
    }
}
