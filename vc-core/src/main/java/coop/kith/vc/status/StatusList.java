package coop.kith.vc.status;

import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.model.Shown;
import coop.kith.vc.model.VcProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A status list that verified as a credential, decoded (Bitstring Status List 1.0 section 2.2).
 *
 * @param purposes one or more
 * @param timeToLive after which a new list should be asked for, where the publisher says so
 * @param holdsUntil the first of its validUntil and its proofs' ends
 * @param digest SHA-256 of the list as it was had, hexadecimal
 */
record StatusList(
        String issuer,
        List<String> purposes,
        Optional<Integer> size,
        Optional<Instant> validFrom,
        Optional<Instant> holdsUntil,
        Optional<Duration> timeToLive,
        Bitstring bits,
        String digest) {
    /** 67 million entries of one bit: more than any country has people with one kind of licence, and few enough for a small machine. */
    static final int MOST_BYTES = 8 << 20;

    private static final JsonPointer SUBJECT = JsonPointer.of("credentialSubject");
    private static final String NEXT = "Tell the publisher of the list.";

    /** The list in {@code credential}, which was had from {@code url}, or why it is none. */
    static Result<StatusList> parse(Credential credential, StatusListFormat format, String url, String digest) {
        if (!credential.types().contains(format.credentialType())) {
            return refused(
                    StatusProblem.STATUS_VERIFICATION_ERROR,
                    "What the entry leads to is of the types " + Shown.text(String.join(", ", credential.types()))
                            + ", and " + format.credentialType() + " is not among them.",
                    JsonPointer.of("type"));
        }
        if (credential.id().filter(id -> !id.equals(url)).isPresent()) {
            return refused(
                    StatusProblem.STATUS_VERIFICATION_ERROR,
                    "The list at " + Shown.text(url) + " calls itself "
                            + Shown.text(credential.id().get()) + "; it is another list.",
                    JsonPointer.of("id"));
        }
        if (credential.subjects().size() != 1) {
            return refused(
                    VcProblem.MALFORMED_VALUE_ERROR,
                    "The list has " + credential.subjects().size() + " subjects, where one list belongs.",
                    SUBJECT);
        }
        return subject(credential.subjects().get(0), format)
                .flatMap(subject -> encodedList(subject, format)
                        .map(bits -> new StatusList(
                                credential.issuer(),
                                purposes(subject),
                                integer(subject, "statusSize").map(Long::intValue),
                                credential.validFrom(),
                                holdsUntil(credential),
                                integer(subject, "ttl").map(Duration::ofMillis),
                                bits,
                                digest)));
    }

    /** Whether every purpose of this list is one that is never taken back (section 2.1: revocation and refresh are not reversible). */
    boolean onlyGrows() {
        return purposes.stream().allMatch(purpose -> purpose.equals("revocation") || purpose.equals("refresh"));
    }

    private static Result<JsonObject> subject(JsonObject subject, StatusListFormat format) {
        if (!subject.oneOrMany("type").contains(new JsonString(format.subjectType()))) {
            return malformed("type", "The subject of the list is not of the type " + format.subjectType() + ".");
        }
        List<JsonValue> stated = subject.oneOrMany("statusPurpose");
        if (stated.isEmpty() || stated.size() != purposes(subject).size()) {
            return malformed("statusPurpose", "The list does not name its purpose, or its purposes, in text.");
        }
        if (subject.has("ttl") && integer(subject, "ttl").isEmpty()) {
            return malformed("ttl", "The ttl of the list is not a whole number of milliseconds.");
        }
        if (subject.has("statusSize")
                && integer(subject, "statusSize")
                        .filter(size -> size >= 1 && size <= Bitstring.WIDEST)
                        .isEmpty()) {
            return malformed(
                    "statusSize",
                    "The statusSize of the list is not a whole number from 1 to " + Bitstring.WIDEST + ".");
        }
        return Result.ok(subject);
    }

    private static Result<Bitstring> encodedList(JsonObject subject, StatusListFormat format) {
        Optional<byte[]> compressed = subject.string("encodedList").flatMap(format::decoded);
        return compressed.isEmpty()
                ? malformed(
                        "encodedList",
                        "The encodedList is not "
                                + (format == StatusListFormat.BITSTRING
                                        ? "\"u\" and base64url without padding."
                                        : "base64, nor base64url without padding."))
                : Gzip.expand(compressed.get(), MOST_BYTES)
                        .map(Bitstring::of)
                        .fold(
                                Result::ok,
                                problems -> Result.refused(problems.stream()
                                        .map(problem -> problem.under(SUBJECT.append("encodedList")))
                                        .toList()));
    }

    private static List<String> purposes(JsonObject subject) {
        return subject.oneOrMany("statusPurpose").stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .toList();
    }

    /** Not negative, and small enough for a duration. */
    private static Optional<Long> integer(JsonObject subject, String name) {
        return subject.get(name)
                .filter(JsonNumber.class::isInstance)
                .flatMap(value -> ((JsonNumber) value).asLong().stream().boxed().findFirst())
                .filter(value -> value >= 0);
    }

    private static Optional<Instant> holdsUntil(Credential credential) {
        List<Instant> ends = new ArrayList<>();
        credential.validUntil().ifPresent(ends::add);
        for (JsonObject proof : credential.proofs()) {
            proof.string("expires")
                    .flatMap(text -> DateTimeStamp.parse(text).fold(Optional::of, problems -> Optional.empty()))
                    .ifPresent(ends::add);
        }
        return ends.stream().min(Instant::compareTo);
    }

    private static <T> Result<T> malformed(String member, String detail) {
        return refused(VcProblem.MALFORMED_VALUE_ERROR, detail, SUBJECT.append(member));
    }

    private static <T> Result<T> refused(ProblemType type, String detail, JsonPointer where) {
        return Result.refused(Problem.of(type, detail, where).next(NEXT));
    }
}
