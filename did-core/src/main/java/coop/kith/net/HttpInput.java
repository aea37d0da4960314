package coop.kith.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of an answer, by lines while in the headers and by runs while in the body. */
final class HttpInput {
    private final InputStream in;
    private final byte[] buffer = new byte[8 << 10];
    private int from;
    private int to;
    private final Allowance headers;

    HttpInput(InputStream in, int headerBytes) {
        this.in = in;
        this.headers = new Allowance(
                headerBytes,
                NetProblem.HEADERS_TOO_LARGE,
                "the headers go on past the limit",
                "ask the server's operator to send fewer headers");
    }

    /** The next line of the headers or the trailers, as by {@link #line(Allowance)}. */
    String line() throws IOException {
        return line(headers);
    }

    /** The next line without its CR LF, one character per byte. RFC 9112 section 2.2 lets a bare LF pass; two parsers then may disagree. */
    String line(Allowance allowance) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = lineByte(allowance);
            if (next == '\r') {
                if (lineByte(allowance) != '\n') {
                    throw malformed("a carriage return without a line feed");
                }
                return line.toString();
            }
            if (next != '\t' && (next < ' ' || next == 0x7f)) {
                throw malformed("control character " + next + " in a header line");
            }
            line.append((char) next);
        }
    }

    private int lineByte(Allowance allowance) throws IOException {
        allowance.take();
        if (!available()) {
            throw truncated("the answer ends in the headers");
        }
        return buffer[from++] & 0xff;
    }

    /** Up to {@code most} bytes of the body into {@code body}; how many, or -1 at the end. */
    int copy(java.io.ByteArrayOutputStream body, int most) throws IOException {
        if (!available()) {
            return -1;
        }
        int count = Math.min(most, to - from);
        body.write(buffer, from, count);
        from += count;
        return count;
    }

    /** Whether more has arrived than was read; asks nobody. */
    boolean hasSurplus() {
        return from < to;
    }

    private boolean available() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(buffer));
        }
        return from < to;
    }

    static NetFailure malformed(String what) {
        return new NetFailure(
                NetProblem.HTTP_SYNTAX,
                "the server's answer is not HTTP: " + shortened(what),
                "tell the server's operator (RFC 9112)");
    }

    static NetFailure truncated(String what) {
        return new NetFailure(NetProblem.TRUNCATED, what, "fetch again; if it stays, tell the server's operator");
    }

    static String shortened(String text) {
        String printable = new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        return printable.length() <= 120 ? printable : printable.substring(0, 120) + "...";
    }
}
