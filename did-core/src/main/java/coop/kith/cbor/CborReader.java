package coop.kith.cbor;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One reading of one input. Goes down by recursion, at most {@link CborLimits#GREATEST_DEPTH} levels. A length is compared with the bytes that are left before
 * anything is allocated for it, so that nine bytes cannot ask for a gigabyte.
 */
final class CborReader {
    private final byte[] content;
    private final CborProfile profile;
    private final CborLimits limits;
    private int at;
    private int values;

    private CborReader(byte[] content, CborProfile profile, CborLimits limits) {
        this.content = content;
        this.profile = profile;
        this.limits = limits;
    }

    static Result<CborValue> read(byte[] content, CborProfile profile, CborLimits limits) {
        if (content.length > limits.bytes()) {
            return Result.refused(Problem.of(
                            CborProblem.TOO_LARGE,
                            "the item has " + content.length + " bytes, and " + limits.bytes()
                                    + " are taken at the most")
                    .with("limit", Integer.toString(limits.bytes())));
        }
        CborReader reader = new CborReader(content, profile, limits);
        try {
            CborValue value = reader.item(0);
            return reader.at == content.length
                    ? Result.ok(value)
                    : Result.refused(problem(
                            CborProblem.TRAILING_DATA,
                            (content.length - reader.at) + " bytes follow the item",
                            reader.at));
        } catch (Refusal refusal) {
            return Result.refused(refusal.problem);
        }
    }

    private CborValue item(int depth) throws Refusal {
        int start = at;
        count(start);
        int first = next();
        int major = first >> 5;
        if (major == Major.SIMPLE) {
            return simple(first & 0x1f, start);
        }
        long argument = argument(first & 0x1f, major, start);
        return switch (major) {
            case Major.UNSIGNED -> new CborInteger(signed(argument, start));
            case Major.NEGATIVE -> new CborInteger(~signed(argument, start));
            case Major.BYTES -> new CborBytes(Bytes.of(take(argument, start)));
            case Major.TEXT -> new CborText(utf8(take(argument, start), start));
            case Major.ARRAY -> array(argument, start, inside(depth, start));
            case Major.MAP -> map(argument, start, inside(depth, start));
            default -> tag(signed(argument, start), start, inside(depth, start));
        };
    }

    private CborValue array(long count, int start, int depth) throws Refusal {
        fits(count, 1, start);
        List<CborValue> items = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            items.add(item(depth));
        }
        return new CborArray(items);
    }

    private CborValue map(long count, int start, int depth) throws Refusal {
        fits(count, 2, start);
        SortedMap<CborKey, CborValue> entries = new TreeMap<>();
        int before = at;
        int beforeEnd = at;
        for (long i = 0; i < count; i++) {
            int from = at;
            CborKey key = key(item(depth), from);
            if (i > 0) {
                ascending(Arrays.compareUnsigned(content, before, beforeEnd, content, from, at), from);
            }
            before = from;
            beforeEnd = at;
            entries.put(key, item(depth));
        }
        return new CborMap(entries);
    }

    private CborKey key(CborValue value, int from) throws Refusal {
        if (value instanceof CborKey key && profile.takesKey(key)) {
            return key;
        }
        throw refused(
                CborProblem.NOT_IN_PROFILE,
                "a map of profile " + profile + " has no key that is " + value.kind(),
                from);
    }

    private static void ascending(int order, int from) throws Refusal {
        if (order == 0) {
            throw refused(CborProblem.DUPLICATE_KEY, "this key stands in the map already", from);
        }
        if (order > 0) {
            throw refused(
                    CborProblem.NOT_DETERMINISTIC,
                    "keys ascend by their encoding, and this one belongs before the one in front of it",
                    from);
        }
    }

    private CborValue tag(long number, int start, int depth) throws Refusal {
        if (!profile.takesTag(number)) {
            throw refused(CborProblem.NOT_IN_PROFILE, "profile " + profile + " has no tag " + number, start);
        }
        CborValue tagged = item(depth);
        if (!profile.takesContent(number, tagged)) {
            throw refused(
                    CborProblem.NOT_IN_PROFILE,
                    "tag " + number + " of profile " + profile + " does not hold " + tagged.kind() + " like this",
                    start);
        }
        return new CborTag(number, tagged);
    }

    private static CborSimple simple(int number, int start) throws Refusal {
        for (CborSimple simple : CborSimple.values()) {
            if (simple.number() == number) {
                return simple;
            }
        }
        if (number == Major.INDEFINITE) {
            throw refused(CborProblem.SYNTAX, "a break that ends nothing", start);
        }
        if (number > Major.EIGHT_BYTES) {
            throw refused(CborProblem.SYNTAX, "a reserved head", start);
        }
        throw refused(
                CborProblem.NOT_IN_PROFILE,
                number > Major.ONE_BYTE
                        ? "floating-point numbers are not taken"
                        : "of the simple values only false, true and null are taken",
                start);
    }

    /** The number after the major type, unsigned; RFC 8949 section 4.2.1 lets it stand in its shortest form only. */
    private long argument(int information, int major, int start) throws Refusal {
        if (information < Major.ONE_BYTE) {
            return information;
        }
        if (information > Major.EIGHT_BYTES) {
            boolean indefinite = information == Major.INDEFINITE && major >= Major.BYTES && major <= Major.MAP;
            throw indefinite
                    ? refused(CborProblem.NOT_DETERMINISTIC, "a length is left open, and must stand in front", start)
                    : refused(CborProblem.SYNTAX, "a reserved head", start);
        }
        int bytes = 1 << (information - Major.ONE_BYTE);
        long argument = 0;
        for (int i = 0; i < bytes; i++) {
            argument = argument << 8 | next();
        }
        long least = bytes == 1 ? Major.ONE_BYTE : 1L << (4 * bytes);
        if (Long.compareUnsigned(argument, least) < 0) {
            throw refused(
                    CborProblem.NOT_DETERMINISTIC,
                    Long.toUnsignedString(argument) + " is written in more bytes than it needs",
                    start);
        }
        return argument;
    }

    private static long signed(long argument, int start) throws Refusal {
        if (argument < 0) {
            throw refused(CborProblem.NOT_IN_PROFILE, "an integer that does not fit 64 bits with sign", start);
        }
        return argument;
    }

    private byte[] take(long length, int start) throws Refusal {
        fits(length, 1, start);
        at += (int) length;
        return Arrays.copyOfRange(content, at - (int) length, at);
    }

    /** The shortest item has one byte, so more items than bytes are a lie. */
    private void fits(long count, int least, int start) throws Refusal {
        if (Long.compareUnsigned(count, (content.length - at) / least) > 0) {
            throw refused(
                    CborProblem.TRUNCATED,
                    "this item needs at least " + Long.toUnsignedString(count) + " times " + least + " bytes, and "
                            + (content.length - at) + " are left",
                    start);
        }
    }

    private static String utf8(byte[] text, int start) throws Refusal {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw refused(CborProblem.ENCODING, "the text is not UTF-8", start);
        }
    }

    private int inside(int depth, int start) throws Refusal {
        if (depth == limits.depth()) {
            throw refused(CborProblem.TOO_DEEP, "nested deeper than " + limits.depth() + " levels", start);
        }
        return depth + 1;
    }

    private void count(int start) throws Refusal {
        if (++values > limits.values()) {
            throw refused(CborProblem.TOO_MANY_VALUES, "more than " + limits.values() + " items", start);
        }
    }

    private int next() throws Refusal {
        if (at == content.length) {
            throw refused(CborProblem.TRUNCATED, "the bytes end inside an item", at);
        }
        return content[at++] & 0xff;
    }

    private static Refusal refused(CborProblem type, String detail, int offset) {
        return new Refusal(problem(type, detail, offset));
    }

    private static Problem problem(CborProblem type, String detail, int offset) {
        return Problem.of(type, "at byte " + offset + ": " + detail).with("byte", Integer.toString(offset));
    }

    /** Leads from the depth of the reading to its one end; never seen outside this class. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Refusal(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }
    }
}
