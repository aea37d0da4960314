package coop.kith.cli;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.vc.status.StatusPurpose;
import coop.kith.vc.store.ListState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

@CommandLine.Command(
        name = "lists",
        description = "Every list, how full it is, and when it was published.",
        footer = {"", "Examples:", "  kith status lists", "  kith status lists --registry status.db --json"})
final class StatusLists extends Command {
    @Mixin
    private RegistryHome registry;

    StatusLists(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return registry.with(terminal(), open -> open.lists()).fold(StatusLists::told, Answer::refused);
    }

    private static Answer told(List<ListState> lists) {
        List<JsonValue> json = new ArrayList<>();
        lists.forEach(list -> json.add(json(list)));
        return new Answer(
                Exit.ACCEPTED,
                JsonObject.empty().with("lists", new JsonArray(json)),
                lists.isEmpty()
                        ? "There is no list yet.\nnext: kith status new NAME --url URL --key NAME"
                        : lists.stream().map(StatusLists::line).collect(Collectors.joining("\n")));
    }

    private static JsonObject json(ListState list) {
        JsonObject json = JsonObject.empty()
                .with("name", list.name())
                .with("url", list.plan().url())
                .with("issuer", list.plan().issuer())
                .with(
                        "purposes",
                        JsonArray.ofStrings(list.plan().purposes().stream()
                                .map(StatusPurpose::word)
                                .toList()))
                .with("entries", JsonNumber.of(list.plan().entries()))
                .with("allocated", JsonNumber.of(list.allocated()))
                .with("set", JsonNumber.of(list.set()));
        return list.publishedAt()
                .map(time -> json.with("published", time.toString()))
                .orElse(json);
    }

    private static String line(ListState list) {
        return Wording.printable(list.name()) + ": " + list.allocated() + " of "
                + list.plan().entries() + " places taken, " + list.set() + " set, "
                + list.publishedAt().map(time -> "published " + time).orElse("not published yet") + ", "
                + Wording.printable(list.plan().url());
    }
}
