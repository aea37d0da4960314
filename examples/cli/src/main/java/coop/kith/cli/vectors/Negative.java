package coop.kith.cli.vectors;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One normative statement, and how to break it and nothing else. The table is {@code negatives.tsv}: specification, section, statement, member, the broken value, the correct one,
 * the problem that a verifier names.
 *
 * @param member of the document, or {@code proof.NAME} of its proof before it is signed, or {@code NAME~} of the document after it is signed
 */
public record Negative(
        String specification,
        String section,
        String statement,
        String member,
        Change broken,
        Change corrected,
        String problem) {

    /** What becomes of the member. */
    sealed interface Change {
        /** It is left as the good document has it. */
        record Kept() implements Change {}

        /** It is left out. */
        record Absent() implements Change {}

        /** It gets this value. */
        record Set(JsonValue value) implements Change {}

        static Change parse(String cell) {
            return switch (cell) {
                case "=" -> new Kept();
                case "absent" -> new Absent();
                default -> new Set(Json.parse(cell).orThrow());
            };
        }

        default JsonObject in(JsonObject object, String name) {
            if (this instanceof Set set) {
                return object.with(name, set.value());
            }
            return this instanceof Absent ? object.without(name) : object;
        }
    }

    /** The table. */
    public static List<Negative> all() {
        try (InputStream table = Objects.requireNonNull(Negative.class.getResourceAsStream("negatives.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Negative(
                            cells[0],
                            cells[1],
                            cells[2],
                            cells[3],
                            Change.parse(cells[4]),
                            Change.parse(cells[5]),
                            cells[6]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The name of a member of the proof that is changed, if it is one. */
    Optional<String> ofProof() {
        return member.startsWith("proof.") ? Optional.of(member.substring("proof.".length())) : Optional.empty();
    }

    /** The name of a member that is changed after signing, if it is one; a proof that is left out is. */
    Optional<String> afterSigning() {
        if (member.equals("proof")) {
            return Optional.of(member);
        }
        return member.endsWith("~") ? Optional.of(member.substring(0, member.length() - 1)) : Optional.empty();
    }
}
