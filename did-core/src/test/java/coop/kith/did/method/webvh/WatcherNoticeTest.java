package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.net.Fetched;
import coop.kith.net.NetProblem;
import coop.kith.net.Poster;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatcherNoticeTest {
    private static final List<String> WATCHERS = List.of(
            "https://one.example/watch/", "https://two.example", "http://three.example/", "https://four.example/busy");

    @TempDir
    private Path folder;

    private VerifiedEntry watched() {
        LogKeeper keeper = LogKeeper.of(LogFolder.at(folder), new Desk());
        return keeper.create(Genesis.at("coop.example:8443", List.of("a"), Desk.keys("first"))
                        .watched(WATCHERS))
                .flatMap(draft -> keeper.propose(draft, Desk.key("first")))
                .orThrow()
                .log()
                .latest()
                .orElseThrow();
    }

    @Test
    void eachWatcherIsToldOnceAndOneThatFailsKeepsNoOtherFromBeingTold() {
        VerifiedEntry entry = watched();
        List<String> asked = new ArrayList<>();
        Poster poster = (request, limits) -> {
            asked.add(request.url().toString());
            int status = request.url().host().startsWith("four") ? 503 : 202;
            return Result.ok(new Fetched(
                    request.url(),
                    status,
                    Optional.empty(),
                    Bytes.of(new byte[0]),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        };
        Map<String, Result<Integer>> answers = WatcherNotice.send(entry, poster);
        String did = entry.id().toString().replace("%", "%25").replace(":", "%3A");
        assertEquals(
                List.of(
                        "https://one.example/watch/log?did=" + did,
                        "https://two.example/log?did=" + did,
                        "https://four.example/busy/log?did=" + did),
                asked);
        assertEquals(WATCHERS, List.copyOf(answers.keySet()));
        assertEquals(
                List.of(true, true, false, false),
                answers.values().stream().map(Result::isOk).toList());
    }

    @Test
    void offlineNobodyIsTold() {
        WatcherNotice.send(watched(), Poster.offline()).forEach((watcher, answer) -> {
            assertFalse(answer.isOk());
            assertTrue(
                    List.of(NetProblem.OFFLINE, NetProblem.URL_SYNTAX)
                            .contains(answer.problems().get(0).type()),
                    watcher);
        });
    }
}
