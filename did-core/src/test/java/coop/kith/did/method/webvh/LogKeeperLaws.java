package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a controller does, in whatever order: the log holds after each step, and every version that ever was is still there as it was. */
class LogKeeperLaws {
    private static final List<String> WITNESSES = List.of("ana", "ben", "chloe");

    /** What a controller does next. */
    enum Deed {
        EDIT,
        ROTATE,
        PROMISE,
        STOP_PROMISING,
        WITNESSES,
        NO_WITNESSES,
        MOVE,
        SETTINGS,
        SIGN_OF_LIFE,
        WITHDRAWN,
        END
    }

    /** The controller's own idea of how things stand, kept beside the log. */
    private static final class Controller {
        final Desk desk = new Desk();
        final LogKeeper keeper;
        final LogFolder folder;
        final List<JsonObject> states = new ArrayList<>();
        final List<String> versions = new ArrayList<>();
        boolean promises;
        boolean ended;
        int key;
        int moves;

        Controller(Path path, boolean promises, int threshold) {
            folder = LogFolder.at(path);
            keeper = LogKeeper.of(folder, desk);
            Genesis genesis = Desk.genesis("key0").movable();
            genesis = promises ? genesis.promising(Desk.keys("key1")) : genesis;
            genesis =
                    threshold > 0 ? genesis.witnessed(Desk.rule(threshold, WITNESSES.toArray(String[]::new))) : genesis;
            this.promises = promises;
            publish(keeper.create(genesis), "key0");
        }

        void does(Deed deed) {
            if (ended) {
                assertEquals(
                        WebvhProblem.AFTER_DEACTIVATION,
                        keeper.change(LogChange.none()).problems().get(0).type());
                return;
            }
            desk.after(Duration.ofMinutes(7));
            switch (deed) {
                case EDIT ->
                    changed(LogChange.none().editing(document -> document.with("name", "edit " + states.size())));
                case ROTATE -> rotated(LogChange.none(), promises);
                case PROMISE -> rotated(LogChange.none(), true);
                case STOP_PROMISING -> rotated(LogChange.none(), false);
                case WITNESSES -> changed(LogChange.none().witnessed(Optional.of(Desk.rule(2, "ana", "ben"))));
                case NO_WITNESSES -> changed(LogChange.none().witnessed(Optional.empty()));
                case MOVE -> moved();
                case SETTINGS ->
                    changed(LogChange.none().timeToLive(states.size()).watched(List.of("https://w.example/")));
                case SIGN_OF_LIFE -> changed(LogChange.none());
                case WITHDRAWN -> withdrawn();
                case END -> end();
            }
        }

        /** While keys are promised every entry reveals the next ones. */
        private void changed(LogChange change) {
            if (promises) {
                rotated(change, true);
            } else {
                publish(keeper.change(change), "key" + key);
            }
        }

        private void rotated(LogChange change, boolean promising) {
            LogChange rotation = change.updateKeys(Desk.keys("key" + (key + 1)))
                    .promising(promising ? Desk.keys("key" + (key + 2)) : List.of());
            publish(keeper.change(rotation), "key" + (promises ? key + 1 : key));
            key++;
            promises = promising;
        }

        private void moved() {
            LogChange change = promises
                    ? LogChange.none().updateKeys(Desk.keys("key" + (key + 1))).promising(Desk.keys("key" + (key + 2)))
                    : LogChange.none();
            moves++;
            publish(
                    keeper.move("coop" + moves + ".example", List.of("at", "home"), change),
                    "key" + (promises ? key + 1 : key));
            key += promises ? 1 : 0;
        }

        /** A proposal that comes to nothing, once one of its witnesses has approved it. */
        private void withdrawn() {
            LogChange change = promises
                    ? LogChange.none().updateKeys(Desk.keys("key" + (key + 1))).promising(Desk.keys("key" + (key + 2)))
                    : LogChange.none();
            LogEntry signed = keeper.change(change)
                    .flatMap(draft -> draft.sign(Desk.key("key" + (promises ? key + 1 : key))))
                    .orThrow();
            LogKeeper.Standing standing = keeper.propose(signed).orThrow();
            if (standing.proposal().isEmpty()) {
                published(standing);
                key += promises ? 1 : 0;
                return;
            }
            if (standing.proposal().get().round().missing() > 1) {
                keeper.approve(WitnessRound.approval(signed.versionId(), Desk.key("ana"), desk.instant())
                                .orThrow())
                        .orThrow();
            }
            keeper.withdraw().orThrow();
        }

        private void end() {
            if (promises) {
                rotated(LogChange.none(), false);
                desk.after(Duration.ofMinutes(1));
            }
            publish(keeper.change(LogChange.deactivation()), "key" + key);
            ended = true;
        }

        private void publish(Result<LogDraft> draft, String signer) {
            Result<LogKeeper.Standing> proposed = draft.flatMap(made -> keeper.propose(made, Desk.key(signer)));
            assertTrue(proposed.isOk(), () -> proposed.problems().toString());
            LogKeeper.Standing standing = proposed.orThrow();
            for (String witness : WITNESSES) {
                if (standing.proposal().isPresent()) {
                    String versionId =
                            standing.proposal().get().entry().versionId().toString();
                    standing = WitnessRound.approval(versionId, Desk.key(witness), desk.instant())
                            .flatMap(keeper::approve)
                            .orThrow();
                }
            }
            assertEquals(Optional.empty(), standing.proposal());
            published(standing);
        }

        private void published(LogKeeper.Standing standing) {
            VerifiedEntry latest = standing.log().latest().orElseThrow();
            states.add(latest.entry().state());
            versions.add(latest.versionId().toString());
        }

        /** What a stranger reads from the files alone. */
        void holds() throws IOException {
            WitnessFile witnesses = Files.exists(folder.witnesses())
                    ? LogVerifier.witnesses(Files.readAllBytes(folder.witnesses()))
                            .orThrow()
                    : WitnessFile.empty();
            VerifiedLog log =
                    LogVerifier.standard().verify(Files.readAllBytes(folder.log()), witnesses, desk.instant());
            assertEquals(Optional.empty(), log.broken());
            assertEquals(
                    versions,
                    log.entries().stream()
                            .map(entry -> entry.versionId().toString())
                            .toList());
            assertEquals(
                    states,
                    log.entries().stream().map(entry -> entry.entry().state()).toList());
            VerifiedEntry latest = log.latest().orElseThrow();
            assertEquals(ended, latest.parameters().deactivated());
            assertEquals(
                    moves,
                    latest.entry()
                            .state()
                            .array("alsoKnownAs")
                            .orElse(JsonArray.of())
                            .items()
                            .size());
            assertTrue(!Files.exists(folder.next()), "nothing waits");
        }
    }

    @Property(tries = 25)
    void everySequenceOfDeedsGivesALogThatHolds(
            @ForAll("deeds") List<Deed> deeds, @ForAll boolean promises, @ForAll("thresholds") int threshold)
            throws IOException {
        Path folder = Files.createTempDirectory("kith-log-");
        try {
            Controller controller = new Controller(folder, promises, threshold);
            controller.holds();
            for (Deed deed : deeds) {
                controller.does(deed);
                controller.holds();
            }
        } finally {
            remove(folder);
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<Deed> most = Arbitraries.of(Deed.values()).filter(deed -> deed != Deed.END);
        Arbitrary<List<Deed>> end = Arbitraries.of(List.of(), List.of(Deed.END, Deed.EDIT));
        return Combinators.combine(most.list().ofMaxSize(8), end).as((before, after) -> {
            List<Deed> all = new ArrayList<>(before);
            all.addAll(after);
            return all;
        });
    }

    @Provide
    Arbitrary<Integer> thresholds() {
        return Arbitraries.integers().between(0, 3);
    }

    private static void remove(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
