package coop.kith.cli;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.algorithm.community.Community;
import coop.kith.trust.algorithm.community.Dependence;
import coop.kith.trust.algorithm.community.DistanceRule;
import coop.kith.trust.algorithm.community.Diversity;
import coop.kith.trust.algorithm.community.Newcomers;
import coop.kith.trust.algorithm.community.Velocity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "health",
        description = {
            "How a community holds together: on whom it hangs, who vouches too fast, which newcomers mostly vouch for"
                    + " each other, who stands far from the middle.",
            "What it finds are questions to ask, not verdicts. Exit status: 0 nothing found, 2 something to look at."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust health --edges vouches.csv --anchors ana,ben",
            "  kith trust health --edges vouches.csv --anchors ana=club-x,ben=club-y --distance 3,5,0.8 --json"
        })
final class TrustHealth extends Command {
    private static final int SHOWN = 20;

    @Option(
            names = "--edges",
            paramLabel = "FILE",
            required = true,
            description = "A table: from,to[,time], the time in seconds since 1970 or as 2026-12-01T09:30:00Z.")
    private Path file;

    @Option(
            names = "--anchors",
            paramLabel = "NAME[=KIND]",
            required = true,
            arity = "1..*",
            split = ",",
            description = "Whom the community trusts to begin with, and what kind of anchor: an employer, a place.")
    private List<String> anchors = List.of();

    @Option(
            names = "--velocity",
            paramLabel = "N/DAYS",
            defaultValue = "10/30",
            description = "More vouches than N within so many days are hasty. Default: ${DEFAULT-VALUE}.")
    private String velocity;

    @Option(
            names = "--newcomers",
            paramLabel = "DAYS,SIZE,PERCENT",
            defaultValue = "90,3,20",
            description =
                    "Groups of at least SIZE who came within DAYS before the last vouch, with at most PERCENT of their"
                            + " vouches across their border. Default: ${DEFAULT-VALUE}.")
    private String newcomers;

    @Option(
            names = "--distance",
            paramLabel = "VOUCHES,STEPS,SHARE",
            description =
                    "Duniter's distance rule: within STEPS of SHARE of the members with so many vouches both ways;"
                            + " 5,5,0.8 in G1. Default: not looked at.")
    private Optional<String> distance = Optional.empty();

    TrustHealth(Terminal terminal) {
        super(terminal);
    }

    /** What was typed, read. */
    private record Rules(Velocity velocity, List<Integer> newcomers, Optional<DistanceRule> distance) {}

    @Override
    Answer answer() {
        return rules().flatMap(rules ->
                        Edges.read(file, Edges.Columns.VOUCHES, terminal()).flatMap(edges -> looked(edges, rules)))
                .fold(answer -> answer, Answer::refused);
    }

    private Result<Rules> rules() {
        try {
            List<BigDecimal> fast = numbers(velocity, "/", 2);
            List<BigDecimal> groups = numbers(newcomers, ",", 3);
            Optional<List<BigDecimal>> far = distance.map(text -> numbers(text, ",", 3));
            return Result.ok(new Rules(
                    new Velocity(
                            Duration.ofDays(fast.get(1).intValueExact()),
                            fast.get(0).intValueExact()),
                    groups.stream().map(BigDecimal::intValueExact).toList(),
                    far.map(rule -> new DistanceRule(
                            rule.get(0).intValueExact(), rule.get(1).intValueExact(), rule.get(2)))));
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            return Result.refused(
                    Problem.of(CliProblem.BAD_NUMBER, "Not numbers of a rule: " + wrong.getMessage() + '.'));
        }
    }

    private static List<BigDecimal> numbers(String text, String separator, int count) {
        List<String> parts = List.of(text.split(separator, -1));
        if (parts.size() != count || !parts.stream().allMatch(part -> part.matches("[0-9]{1,9}(\\.[0-9]{1,9})?"))) {
            throw new IllegalArgumentException(text);
        }
        return parts.stream().map(BigDecimal::new).toList();
    }

    private Result<Answer> looked(Edges edges, Rules rules) {
        List<String> names = anchors.stream().map(one -> kind(one)[0]).toList();
        return edges.numbers(names)
                .flatMap(numbers -> community(edges).map(community -> {
                    Map<Integer, String> labels = new TreeMap<>();
                    for (int i = 0; i < numbers.size(); i++) {
                        if (!kind(anchors.get(i))[1].isEmpty()) {
                            labels.put(numbers.get(i), kind(anchors.get(i))[1]);
                        }
                    }
                    return told(edges, community, numbers, labels, rules);
                }));
    }

    private static String[] kind(String anchor) {
        int at = anchor.lastIndexOf('=');
        return at < 0 ? new String[] {anchor, ""} : new String[] {anchor.substring(0, at), anchor.substring(at + 1)};
    }

    private Result<Community> community(Edges edges) {
        List<Community.Vouch> vouches = new ArrayList<>();
        for (Edges.Row row : edges.rows()) {
            BigDecimal at =
                    row.numbers().isEmpty() ? BigDecimal.ZERO : row.numbers().get(0);
            if (at.compareTo(BigDecimal.valueOf(Instant.MAX.getEpochSecond())) > 0) {
                return Result.refused(Edges.wrong(file, row, "the time is no time"));
            }
            vouches.add(new Community.Vouch(edges.number(row.from()), edges.number(row.to()), at.longValue()));
        }
        return Result.ok(Community.of(edges.names().size(), vouches));
    }

    private Answer told(
            Edges edges, Community community, List<Integer> anchors, Map<Integer, String> labels, Rules rules) {
        List<String> lines = new ArrayList<>();
        List<JsonValue> pillars = new ArrayList<>();
        for (Dependence.Pillar pillar : Dependence.of(community, anchors)) {
            pillars.add(named(edges, pillar.member()).with("dependents", JsonNumber.of(pillar.dependents())));
            lines.add("All trust in " + pillar.dependents() + " goes through " + name(edges, pillar.member()) + '.');
        }
        List<JsonValue> kinds = new ArrayList<>();
        for (Diversity.Kind kind : Diversity.of(community, anchors, labels, community.members())) {
            String label = kind.label().startsWith("#")
                    ? edges.names().get(Integer.parseInt(kind.label().substring(1)))
                    : kind.label();
            kinds.add(JsonObject.empty()
                    .with("kind", label)
                    .with("anchors", JsonNumber.of(kind.anchors()))
                    .with("reached", JsonNumber.of(kind.reached()))
                    .with("alone", JsonNumber.of(kind.alone())));
        }
        List<JsonValue> hasty = new ArrayList<>();
        for (Velocity.Hasty one : rules.velocity().above(community)) {
            hasty.add(named(edges, one.member())
                    .with("vouches", JsonNumber.of(one.most()))
                    .with("from", Instant.ofEpochSecond(one.from()).toString()));
            lines.add(name(edges, one.member()) + " vouched " + one.most() + " times within "
                    + rules.velocity().window().toDays() + " days.");
        }
        List<JsonValue> groups = new ArrayList<>();
        for (Newcomers.Group group : newcomers(community, rules.newcomers())) {
            groups.add(group(edges, group));
            lines.add(group.members().size() + " newcomers mostly vouch for each other, let in by "
                    + doors(edges, group) + '.');
        }
        List<JsonValue> far = far(edges, community, rules, lines);
        JsonObject json = JsonObject.empty()
                .with("members", JsonNumber.of(community.members()))
                .with("dependedOn", new JsonArray(pillars))
                .with("anchorKinds", new JsonArray(kinds))
                .with("hasty", new JsonArray(hasty))
                .with("newcomers", new JsonArray(groups))
                .with("outOfReach", rules.distance().isPresent() ? new JsonArray(far) : JsonLiteral.NULL);
        return new Answer(
                lines.isEmpty() ? Exit.ACCEPTED : Exit.UNDECIDED,
                json,
                lines.isEmpty() ? "Nothing to look at." : shown(lines));
    }

    private static String shown(List<String> lines) {
        return lines.size() <= SHOWN
                ? String.join("\n", lines)
                : String.join("\n", lines.subList(0, SHOWN)) + "\nand " + (lines.size() - SHOWN) + " more: see --json";
    }

    private static List<Newcomers.Group> newcomers(Community community, List<Integer> rule) {
        long last = 0;
        for (int member = 0; member < community.members(); member++) {
            last = Math.max(
                    last,
                    community.given(member).stream()
                            .mapToLong(Community.Vouch::at)
                            .max()
                            .orElse(0));
        }
        long since = last - Duration.ofDays(rule.get(0)).toSeconds();
        return since <= 0 ? List.of() : new Newcomers(since, rule.get(1), rule.get(2)).groups(community);
    }

    private static JsonObject group(Edges edges, Newcomers.Group group) {
        return JsonObject.empty()
                .with(
                        "members",
                        JsonArray.ofStrings(
                                group.members().stream().map(edges.names()::get).toList()))
                .with(
                        "doors",
                        JsonArray.ofStrings(group.doors().stream()
                                .map(door -> edges.names().get(door.from()))
                                .distinct()
                                .toList()))
                .with("inside", JsonNumber.of(group.inside()))
                .with("crossing", JsonNumber.of(group.crossing()));
    }

    private static String doors(Edges edges, Newcomers.Group group) {
        return group.doors().isEmpty()
                ? "nobody"
                : group.doors().stream()
                        .map(door -> name(edges, door.from()))
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private static List<JsonValue> far(Edges edges, Community community, Rules rules, List<String> lines) {
        List<JsonValue> far = new ArrayList<>();
        rules.distance().ifPresent(rule -> {
            for (int member = 0; member < community.members(); member++) {
                DistanceRule.Distance found = rule.of(community, member);
                if (!found.inReach()) {
                    far.add(named(edges, member)
                            .with("sentries", JsonNumber.of(found.sentries()))
                            .with("inReach", JsonNumber.of(found.sentriesInReach())));
                    lines.add(name(edges, member) + " is in reach of " + found.sentriesInReach() + " of "
                            + found.sentries() + " sentries.");
                }
            }
        });
        return far;
    }

    private static JsonObject named(Edges edges, int member) {
        return JsonObject.empty().with("member", edges.names().get(member));
    }

    private static String name(Edges edges, int member) {
        return Wording.printable(edges.names().get(member));
    }
}
