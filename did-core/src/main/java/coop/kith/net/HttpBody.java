package coop.kith.net;

import coop.kith.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * The body of an answer (RFC 9112 sections 6 and 7), taken only when it is provably whole: by its length, by its last chunk, or, where neither
 * is given, by TLS's close_notify (section 9.8). The lines around the chunks may have a byte for each byte that the body may have, and 1 KiB: an honest
 * server spends 7 bytes on a chunk of 1,024. An answer that gives both a length and chunks is refused: two parsers could disagree on it.
 */
final class HttpBody {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK_LINE = Pattern.compile("([0-9A-Fa-f]{1,8})[ \\t]*+(?:;.*)?", Pattern.DOTALL);

    /** For the chunk lines of a body of any size. */
    private static final int LEAST_FRAMING = 1 << 10;

    private final HttpInput in;
    private final int most;
    private final Allowance framing;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private HttpBody(HttpInput in, int most) {
        this.in = in;
        this.most = most;
        this.framing = new Allowance(
                LEAST_FRAMING + (long) most,
                NetProblem.BODY_TOO_LARGE,
                "the lines around the body's chunks have more than " + (LEAST_FRAMING + (long) most) + " bytes",
                "ask the server's operator to send larger chunks");
    }

    /** {@code cutOff} tells, once the input has ended, whether the connection ended without notice. */
    static Bytes read(HttpHead head, HttpInput in, int most, BooleanSupplier cutOff) throws IOException {
        refuseContentEncoding(head);
        HttpBody reader = new HttpBody(in, most);
        List<String> codings = head.fields().getOrDefault("transfer-encoding", List.of());
        var length = head.only("content-length");
        if (!codings.isEmpty()) {
            if (length.isPresent()
                    || !head.version11()
                    || codings.size() != 1
                    || !codings.get(0).equalsIgnoreCase("chunked")) {
                throw HttpInput.malformed(
                        "transfer-encoding " + codings + ", content-length " + length.orElse("absent"));
            }
            reader.chunks();
        } else if (head.status() == 204 || head.status() == 304) {
            return Bytes.of(new byte[0]);
        } else if (length.isPresent()) {
            reader.exactly(length.get());
        } else {
            reader.untilTheEnd(cutOff);
        }
        return Bytes.of(reader.body.toByteArray());
    }

    private static void refuseContentEncoding(HttpHead head) throws NetFailure {
        for (String coding : head.fields().getOrDefault("content-encoding", List.of())) {
            if (!coding.toLowerCase(Locale.ROOT).equals("identity")) {
                throw new NetFailure(
                        NetProblem.CONTENT_ENCODING,
                        "the body is encoded as \"" + HttpInput.shortened(coding) + "\", and identity was asked for",
                        "ask the server's operator to honour Accept-Encoding");
            }
        }
    }

    private void exactly(String length) throws IOException {
        if (!LENGTH.matcher(length).matches()) {
            throw HttpInput.malformed("content-length \"" + length + "\"");
        }
        run(Long.parseLong(length), "its content-length of " + length + " bytes");
        if (in.hasSurplus()) {
            throw HttpInput.malformed("more bytes than its content-length of " + length);
        }
    }

    private void chunks() throws IOException {
        while (true) {
            String line = in.line(framing);
            var size = CHUNK_LINE.matcher(line);
            if (!size.matches()) {
                throw HttpInput.malformed("chunk line \"" + line + "\"");
            }
            long length = Long.parseLong(size.group(1), 16);
            if (length == 0) {
                HttpHead.fields(in);
                return;
            }
            run(length, "a chunk of " + length + " bytes");
            if (!in.line(framing).isEmpty()) {
                throw HttpInput.malformed("a chunk longer than its size says");
            }
        }
    }

    private void run(long length, String what) throws IOException {
        if (length > most - body.size()) {
            throw tooLarge();
        }
        int left = (int) length;
        while (left > 0) {
            int count = in.copy(body, left);
            if (count < 0) {
                throw HttpInput.truncated("the answer ends " + left + " bytes before the end of " + what);
            }
            left -= count;
        }
    }

    private void untilTheEnd(BooleanSupplier cutOff) throws IOException {
        while (in.copy(body, most - body.size() + 1) >= 0) {
            if (body.size() > most) {
                throw tooLarge();
            }
        }
        if (cutOff.getAsBoolean()) {
            throw HttpInput.truncated("the connection was cut, and the answer gave no length, so it may not be whole");
        }
    }

    private NetFailure tooLarge() {
        return new NetFailure(
                NetProblem.BODY_TOO_LARGE,
                "the body has more than " + most + " bytes",
                "have the limit raised if a document of this size is expected");
    }
}
