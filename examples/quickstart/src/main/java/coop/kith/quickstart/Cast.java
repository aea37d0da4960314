package coop.kith.quickstart;

import coop.kith.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Who knows whom, and since when. Mara has kept the project for years. Ana is new: Ben and Chloe know her, and do not depend on each other. Jonas has sent small
 * good patches for three years; in the last two weeks five accounts came up that know him, and all five lead back to Viktor alone.
 */
record Cast(Person mara, Person ben, Person chloe, Person ana, Person viktor, List<Person> puppets, Person jonas) {
    /** Two people who say of each other that they know each other. */
    record Bond(Person one, Person other, Instant since) {}

    static Cast of(SecureRandom random) {
        return new Cast(
                Person.of("Mara", random),
                Person.of("Ben", random),
                Person.of("Chloe", random),
                Person.of("Ana", random),
                Person.of("Viktor", random),
                IntStream.rangeClosed(1, 5)
                        .mapToObj(number -> Person.of("account-" + number, random))
                        .toList(),
                Person.of("Jonas", random));
    }

    List<Bond> bonds() {
        List<Bond> bonds = new ArrayList<>(List.of(
                new Bond(mara, ben, Instant.parse("2021-03-06T10:00:00Z")),
                new Bond(mara, chloe, Instant.parse("2022-09-17T14:30:00Z")),
                new Bond(mara, viktor, Instant.parse("2026-09-30T21:10:00Z")),
                new Bond(ben, ana, Instant.parse("2026-03-14T09:00:00Z")),
                new Bond(chloe, ana, Instant.parse("2026-05-02T16:00:00Z"))));
        for (int i = 0; i < puppets.size(); i++) {
            Instant day = Instant.parse("2026-10-11T22:00:00Z").plusSeconds(86_400L * i);
            bonds.add(new Bond(viktor, puppets.get(i), day));
            bonds.add(new Bond(puppets.get(i), jonas, day.plusSeconds(7_200)));
        }
        return bonds;
    }

    List<Person> everybody() {
        List<Person> all = new ArrayList<>(List.of(mara, ben, chloe, ana, viktor));
        all.addAll(puppets);
        all.add(jonas);
        return all;
    }

    /** The reader's own names for the DIDs, as {@code --names} takes them. */
    JsonObject names() {
        Map<String, String> sorted = new TreeMap<>();
        everybody().forEach(person -> sorted.put(person.did().toString(), person.name()));
        JsonObject names = JsonObject.empty();
        for (Map.Entry<String, String> entry : sorted.entrySet()) {
            names = names.with(entry.getKey(), entry.getValue());
        }
        return names;
    }
}
