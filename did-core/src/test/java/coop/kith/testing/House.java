package coop.kith.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The plan of rooms, read from the tables of CONTRIBUTING.md, so that the text people read is the text the build holds the code against. */
public final class House {
    private final Map<String, List<String>> arrows = new LinkedHashMap<>();
    private final Map<String, List<String>> libraries = new LinkedHashMap<>();
    private final Set<String> clockSeams = new TreeSet<>();

    private House() {}

    public static House plan() {
        Path file = Path.of(System.getProperty("kith.root", ".")).resolve("CONTRIBUTING.md");
        House house = new House();
        String table = "";
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("| ") && !line.startsWith("| `")) {
                    table = cells(line)[0];
                } else if (line.startsWith("| `")) {
                    house.row(table, cells(line));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (house.arrows.isEmpty() || house.libraries.isEmpty() || house.clockSeams.isEmpty()) {
            throw new AssertionError("the tables of rooms, libraries and clock seams were not found in " + file);
        }
        return house;
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|", -1))
                .map(String::strip)
                .toArray(String[]::new);
    }

    private void row(String table, String[] cells) {
        switch (table) {
            case "room" -> arrows.put(names(cells[0]).get(0), arrowNames(cells[2]));
            case "library" -> names(cells[0]).forEach(library -> libraries.put(library, names(cells[1])));
            case "clock seam" -> clockSeams.addAll(names(cells[0]));
            default -> {}
        }
    }

    private static List<String> names(String cell) {
        return Arrays.stream(cell.split(","))
                .map(name -> name.replace("`", "").strip())
                .toList();
    }

    private static List<String> arrowNames(String cell) {
        return cell.isEmpty()
                ? List.of()
                : names(cell).stream().map(name -> "coop.kith." + name).toList();
    }

    public Set<String> rooms() {
        return arrows.keySet();
    }

    /** The room itself and every room it may import. */
    public Set<String> reach(String room) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(room));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                if (!arrows.containsKey(next)) {
                    throw new AssertionError("CONTRIBUTING.md draws an arrow to a room it does not have: " + next);
                }
                open.addAll(arrows.get(next));
            }
        }
        return seen;
    }

    /** The rooms that may name the library a class belongs to; empty when the class belongs to no confined library. */
    public List<String> roomsOfLibrary(String className) {
        List<String> rooms = new ArrayList<>();
        libraries.forEach((prefix, allowed) -> {
            if (className.equals(prefix) || className.startsWith(prefix + '.')) {
                rooms.addAll(allowed);
            }
        });
        return rooms;
    }

    public Set<String> clockSeams() {
        return clockSeams;
    }
}
