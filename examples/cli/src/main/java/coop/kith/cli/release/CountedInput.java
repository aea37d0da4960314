package coop.kith.cli.release;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends in a problem when more comes out of it than the limit: a few kilobytes can unpack to terabytes. */
final class CountedInput extends FilterInputStream {
    private final long limit;
    private long count;

    CountedInput(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int unit = super.read();
        add(unit < 0 ? 0 : 1);
        return unit;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        add(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        long skipped = super.skip(length);
        add(skipped);
        return skipped;
    }

    private void add(long more) throws IOException {
        count += more;
        if (count > limit) {
            throw new BadArchive(
                    ReleaseProblem.ARCHIVE_TOO_LARGE, "The archive unpacks to more than " + limit + " bytes.");
        }
    }
}
