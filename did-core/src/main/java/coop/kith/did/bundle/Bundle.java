package coop.kith.did.bundle;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.Did;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.net.NetProblem;
import coop.kith.problem.Check;
import coop.kith.problem.FirstProblems;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A set of DIDs with everything that their resolution rested on. The file is canonical JSON (RFC 8785), so the same bundle is always the same bytes:
 * <pre>{@code
 * {"kithBundle": 1, "madeAt": "2026-11-22T12:00:00Z",
 *  "entries": [{"did", "result": the resolution result of DID Resolution 1.0, with evidence}],
 *  "answers": [{"asked", "from", "status", "mediaType"?, "sha256", "body": base64url}]}
 * }</pre>
 * Entries are sorted by DID, answers by address. A result with a number that is no double, which canonical JSON cannot say, stands there as a string: its text. Immutable.
 *
 * <pre>{@code
 * Bundle bundle = Bundle.of(dids, DidMethods.standard(), around).orThrow();
 * Files.write(file, bundle.bytes().toArray());
 * // years later, offline
 * Bundle.parse(Files.readAllBytes(file)).orThrow().verify(DidMethods.standard());
 * }</pre>
 */
public final class Bundle {
    /** The most DIDs of one bundle. */
    public static final int MOST_DIDS = 1_000;

    /** A log may have 5 MiB, and a third more as base64url; 64 MiB is a dozen of the largest. A document may be 64 deep, and stands four deep in a bundle. */
    private static final JsonLimits LIMITS = new JsonLimits(64 << 20, 72, 1_000_000);

    private static final long VERSION = 1;

    private final Instant madeAt;
    private final List<Entry> entries;
    private final List<Part> answers;
    private final Bytes bytes;

    private Bundle(Instant madeAt, List<Entry> entries, List<Part> answers, Bytes bytes) {
        this.madeAt = madeAt;
        this.entries = List.copyOf(entries);
        this.answers = List.copyOf(answers);
        this.bytes = bytes;
    }

    /**
     * Resolves the DIDs with the fetcher of {@code around}, all at one moment of its clock, and keeps what that took. A DID that neither resolves nor is deactivated
     * refuses the bundle with its problems, since nothing could be verified of it later.
     */
    public static Result<Bundle> of(
            Collection<Did> dids, Collection<? extends DidMethod> methods, Surroundings around) {
        if (dids.size() > MOST_DIDS) {
            return Result.refused(Problem.of(
                    BundleProblem.TOO_MANY, dids.size() + " DIDs are more than the " + MOST_DIDS + " of one bundle"));
        }
        Recorder recorder = new Recorder(around.fetcher());
        Instant now = around.clock().instant();
        DidResolver resolver = DidResolver.of(methods, new Surroundings(InstantSource.fixed(now), recorder));
        List<Entry> entries = new ArrayList<>();
        FirstProblems problems = new FirstProblems(BundleProblem.TOO_MANY);
        for (Did did : new TreeSet<>(dids)) {
            Resolution resolution = resolver.resolve(did);
            List<Problem> failures = resolution.fold(
                    found -> List.of(), gone -> List.of(), invalid -> invalid.problems(), later -> later.problems());
            failures.forEach(problems::add);
            entries.add(Entry.of(did, resolution));
        }
        return problems.isEmpty() ? written(now, entries, recorder.parts()) : Result.refused(problems.list());
    }

    /**
     * Reads a bundle, which must be written in its one canonical form, so that its digest is the file's. Every body must have its digest; whether the bytes say what
     * the bundle states, {@link #verify} tells.
     */
    public static Result<Bundle> parse(byte[] file) {
        return Json.parseObject(file, LIMITS)
                .<Result<Bundle>>fold(
                        Bundle::read,
                        problems -> syntax("not JSON: " + problems.get(0).detail()))
                .flatMap(bundle -> bundle.bytes.equals(Bytes.of(file))
                        ? Result.ok(bundle)
                        : syntax("the file is not in canonical form (RFC 8785), or has members that no bundle has"));
    }

    private static Result<Bundle> read(JsonObject json) {
        Optional<Instant> madeAt = json.string("madeAt")
                .flatMap(text -> DateTimeStamp.parse(text).fold(Optional::of, problems -> Optional.empty()));
        Optional<JsonArray> entries = json.array("entries");
        Optional<JsonArray> answers = json.array("answers");
        boolean known = json.get("kithBundle").equals(Optional.of(JsonNumber.of(VERSION)));
        if (!known || madeAt.isEmpty() || entries.isEmpty() || answers.isEmpty()) {
            return syntax("a bundle has \"kithBundle\": 1, \"madeAt\", \"entries\" and \"answers\"");
        }
        if (entries.get().items().size() > MOST_DIDS) {
            return syntax("a bundle has at most " + MOST_DIDS + " entries");
        }
        return all(entries.get(), Entry::read)
                .flatMap(read -> all(answers.get(), Part::read)
                        .flatMap(parts -> ascend(read, Entry::did) && ascend(parts, Part::asked)
                                ? written(madeAt.get(), read, parts)
                                : syntax("entries are sorted by their DID and answers by their address, each once")));
    }

    /** One DID a thousand times would be verified as often, and of two answers from one address only one could count. */
    private static <T, K extends Comparable<? super K>> boolean ascend(List<T> items, Function<T, K> key) {
        for (int at = 1; at < items.size(); at++) {
            if (key.apply(items.get(at - 1)).compareTo(key.apply(items.get(at))) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static <T> Result<List<T>> all(JsonArray array, Function<JsonValue, Result<T>> read) {
        List<T> items = new ArrayList<>();
        for (JsonValue item : array.items()) {
            Result<T> one = read.apply(item);
            if (!one.isOk()) {
                return Result.refused(one.problems());
            }
            items.add(one.orThrow());
        }
        return Result.ok(items);
    }

    private static Result<Bundle> written(Instant madeAt, List<Entry> entries, List<Part> answers) {
        JsonObject json = JsonObject.empty()
                .with("kithBundle", JsonNumber.of(VERSION))
                .with("madeAt", DateTimeStamp.format(madeAt))
                .with(
                        "entries",
                        new JsonArray(
                                List.copyOf(entries.stream().map(Entry::json).toList())))
                .with(
                        "answers",
                        new JsonArray(
                                List.copyOf(answers.stream().map(Part::json).toList())));
        return Jcs.canonicalize(json).map(text -> new Bundle(madeAt, entries, answers, Bytes.of(text)));
    }

    /** When it was made, by the maker's clock. */
    public Instant madeAt() {
        return madeAt;
    }

    /** The DIDs in it, in their order. */
    public List<Did> dids() {
        return entries.stream().map(Entry::did).toList();
    }

    /** The file. */
    public Bytes bytes() {
        return bytes;
    }

    /** SHA-256 of {@link #bytes}: keep it where the bundle's keeper cannot change it. */
    public Bytes digest() {
        return Bytes.of(Digests.sha256(bytes.toArray()));
    }

    /** A resolver that knows the bundle's bytes, its time and nothing else of the world: no socket is opened. */
    public DidResolver resolver(Collection<? extends DidMethod> methods) {
        Map<String, Part> known = new HashMap<>();
        answers.forEach(part -> known.put(part.asked(), part));
        Fetcher replay = (url, limits) -> answer(known, url);
        return DidResolver.of(methods, new Surroundings(InstantSource.fixed(madeAt), replay));
    }

    private static Result<Fetched> answer(Map<String, Part> known, HttpsUrl url) {
        Part part = known.get(url.toString());
        return part == null
                ? Result.refused(Problem.of(NetProblem.OFFLINE, url + " is not in this bundle"))
                : part.fetched();
    }

    /** What {@link #verify} found out about one DID. */
    public record Verified(Did did, Resolution resolution, Check check) {}

    /**
     * Runs the methods again over the bundled bytes and holds each result against what the bundle states. Give it methods without a memory of other times, such as a
     * new {@code DidMethods.standard()}: one that has seen a longer log since would take the bundled one for a shortened one.
     */
    public List<Verified> verify(Collection<? extends DidMethod> methods) {
        DidResolver resolver = resolver(methods);
        List<Verified> verified = new ArrayList<>();
        for (Entry entry : entries) {
            Resolution resolution = resolver.resolve(entry.did());
            verified.add(new Verified(entry.did(), resolution, entry.compared(resolution)));
        }
        return List.copyOf(verified);
    }

    /** As above, for one who knows the digest that the bundle had: any other bundle is refused before anything is run. */
    public Result<List<Verified>> verify(Collection<? extends DidMethod> methods, Bytes expected) {
        return digest().equals(expected)
                ? Result.ok(verify(methods))
                : Result.refused(Problem.of(
                        BundleProblem.DIGEST,
                        "the bundle has the SHA-256 " + digest() + ", and " + expected + " was expected"));
    }

    private static <T> Result<T> syntax(String detail) {
        return Result.refused(Problem.of(BundleProblem.SYNTAX, detail));
    }
}
