package coop.kith.testing;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The architecture test of one module: its compiled classes held against {@link House}. */
public final class HouseRules {
    private static final String OURS = "coop.kith.";

    /** Libraries that libraries of ours may name anywhere: annotations without behaviour. */
    private static final List<String> EVERYWHERE = List.of("java.", "org.jspecify.annotations.");

    private static final Map<String, Set<String>> CLOCKS = Map.of(
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.LocalDateTime", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"),
            "java.time.Clock",
                    Set.of("systemUTC", "systemDefaultZone", "system", "tickSeconds", "tickMillis", "tickMinutes"),
            "java.time.InstantSource", Set.of("system"),
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
            "java.util.Date", Set.of("<init>"));

    private final House house;
    private final JavaClasses classes;

    private HouseRules(House house, JavaClasses classes) {
        this.house = house;
        this.classes = classes;
    }

    /** The rules over {@code target/classes} of the module whose tests are running. */
    public static HouseRules ofThisModule() {
        JavaClasses classes = new ClassFileImporter().importPath(Path.of("target/classes"));
        if (classes.isEmpty()) {
            throw new AssertionError("no classes in target/classes");
        }
        return new HouseRules(House.plan(), classes);
    }

    public void everyPackageIsARoomOfThePlan() {
        Set<String> unplanned = new TreeSet<>();
        classes.forEach(type -> {
            if (!house.rooms().contains(type.getPackageName())) {
                unplanned.add(type.getPackageName());
            }
        });
        requireNone("packages that CONTRIBUTING.md has no room for", unplanned);
    }

    public void everyImportFollowsAnArrow() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : classes) {
            Set<String> reach = house.reach(type.getPackageName());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target =
                        dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (target.startsWith(OURS) && !reach.contains(target)) {
                    wrong.add(type.getName() + " -> "
                            + dependency.getTargetClass().getName());
                }
            }
        }
        requireNone("imports without an arrow", wrong);
    }

    public void noPackageIsInACycle() {
        SlicesRuleDefinition.slices()
                .matching("coop.kith.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(false)
                .check(classes);
    }

    public void everyLibraryStaysInItsRoom() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target =
                        dependency.getTargetClass().getBaseComponentType().getName();
                if (!mayName(type.getPackageName(), target)) {
                    wrong.add(type.getName() + " -> " + target);
                }
            }
        }
        requireNone("libraries outside their room", wrong);
    }

    private boolean mayName(String room, String target) {
        List<String> rooms = house.roomsOfLibrary(target);
        if (!rooms.isEmpty()) {
            return rooms.contains(room);
        }
        return target.startsWith(OURS)
                || !target.contains(".")
                || target.startsWith("javax.crypto.")
                || EVERYWHERE.stream().anyMatch(target::startsWith);
    }

    public void theClockIsReadOnlyAtItsSeams() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : classes) {
            for (JavaCall<?> call : type.getCodeUnitCallsFromSelf()) {
                Set<String> methods = CLOCKS.getOrDefault(call.getTargetOwner().getName(), Set.of());
                if (methods.contains(call.getName()) && !house.clockSeams().contains(type.getName())) {
                    wrong.add(call.getDescription());
                }
            }
        }
        requireNone("clocks read outside the seams that CONTRIBUTING.md names", wrong);
    }

    private static void requireNone(String what, Set<String> found) {
        if (!found.isEmpty()) {
            throw new AssertionError(what + ":\n  " + String.join("\n  ", found));
        }
    }
}
