package coop.kith.vc.testing;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.DidMethods;
import coop.kith.did.method.webvh.Genesis;
import coop.kith.did.method.webvh.LogChange;
import coop.kith.did.method.webvh.LogDraft;
import coop.kith.did.method.webvh.LogFolder;
import coop.kith.did.method.webvh.LogKeeper;
import coop.kith.did.method.webvh.WitnessDesk;
import coop.kith.did.method.webvh.WitnessRule;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Surroundings;
import coop.kith.key.Multikey;
import coop.kith.net.FetchLimits;
import coop.kith.net.Fetched;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A club with a did:webvh of its own, written, witnessed and served for real out of a folder. Its witness is {@link Persona#WITNESS}. */
public final class LoggedClub {
    private final Path folder;
    private final boolean witnessed;
    private final List<String> asked = new ArrayList<>();

    public LoggedClub(Path folder, boolean witnessed) {
        this.folder = folder;
        this.witnessed = witnessed;
    }

    /** Begins with a key that updates and asserts. */
    public Did founded(Instant now, Persona first) {
        Genesis genesis =
                Genesis.at("club.example", List.of(), List.of(first.key().publicKey()));
        Genesis begun = witnessed
                ? genesis.witnessed(
                        new WitnessRule(1, Set.of(Persona.WITNESS.did().toString())))
                : genesis;
        return published(now, keeper(now).create(begun), first.key());
    }

    /** From one key to another. */
    public Did rotated(Instant now, Persona from, Persona to) {
        LogChange rotation = LogChange.none()
                .updateKeys(List.of(to.key().publicKey()))
                .listing(
                        List.of(to.key().publicKey()),
                        List.of(Multikey.encode(from.key().publicKey())));
        return published(now, keeper(now).change(rotation), from.key());
    }

    public Did changed(Instant now, LogChange change, Persona by) {
        return published(now, keeper(now).change(change), by.key());
    }

    /** As the club's document names the key. */
    public static DidUrl method(Did did, Persona of) {
        String multikey = Multikey.encode(of.key().publicKey());
        return DidUrl.of(did, multikey.substring(multikey.length() - 8));
    }

    public DidResolver resolver(InstantSource clock) {
        return DidResolver.of(DidMethods.standard(), around(clock));
    }

    public Surroundings around(InstantSource clock) {
        return new Surroundings(clock, this::serve);
    }

    /** The addresses that were fetched. */
    public List<String> asked() {
        return asked;
    }

    /** Puts a did:web document beside the log. */
    public void publishing(String document) {
        write(folder.resolve("coop").resolve("did.json"), document);
    }

    private LogKeeper keeper(Instant now) {
        return LogKeeper.of(LogFolder.at(folder.resolve("coop")), InstantSource.fixed(now));
    }

    private Did published(Instant now, Result<LogDraft> draft, SigningKey key) {
        LogKeeper keeper = keeper(now);
        LogKeeper.Standing standing =
                draft.flatMap(made -> keeper.propose(made, key)).orThrow();
        if (witnessed) {
            LogFolder.Kept shown = LogFolder.at(folder.resolve("coop")).read().orThrow();
            WitnessDesk desk = WitnessDesk.of(LogFolder.at(folder.resolve("witness")), InstantSource.fixed(now));
            standing = desk.approve(shown, Persona.WITNESS.key())
                    .flatMap(keeper::approve)
                    .orThrow();
        }
        return standing.log().latest().orElseThrow().id();
    }

    private Result<Fetched> serve(HttpsUrl url, FetchLimits limits) {
        asked.add(url.toString());
        Path file = folder.resolve("coop")
                .resolve(url.target().substring(url.target().lastIndexOf('/') + 1));
        boolean there = url.toString().startsWith("https://club.example/.well-known/") && Files.exists(file);
        return Result.ok(new Fetched(
                url,
                there ? 200 : 404,
                Optional.of(url.target().endsWith(".jsonl") ? "text/jsonl" : "application/json"),
                Bytes.of(there ? read(file) : new byte[0]),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
