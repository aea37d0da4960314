package coop.kith.vc.canon;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Lines of N-Quads in the order of code points, which is that of their UTF-8 bytes, and not that of the UTF-16 units that {@link String#compareTo} goes by. Immutable.
 */
final class Lines {
    private final List<byte[]> utf8;

    private Lines(List<byte[]> utf8) {
        this.utf8 = utf8;
    }

    /** @param texts each with its newline, without half of a surrogate pair */
    static Lines sorted(Collection<String> texts) {
        List<byte[]> utf8 = new ArrayList<>(texts.size());
        texts.forEach(text -> utf8.add(text.getBytes(StandardCharsets.UTF_8)));
        utf8.sort(Arrays::compareUnsigned);
        return new Lines(utf8);
    }

    Lines withoutRepetition() {
        List<byte[]> once = new ArrayList<>(utf8.size());
        for (byte[] line : utf8) {
            if (once.isEmpty() || !Arrays.equals(once.get(once.size() - 1), line)) {
                once.add(line);
            }
        }
        return new Lines(once);
    }

    byte[] bytes() {
        int length = 0;
        for (byte[] line : utf8) {
            length += line.length;
        }
        byte[] joined = new byte[length];
        int at = 0;
        for (byte[] line : utf8) {
            System.arraycopy(line, 0, joined, at, line.length);
            at += line.length;
        }
        return joined;
    }

    List<String> texts() {
        return utf8.stream()
                .map(line -> new String(line, StandardCharsets.UTF_8))
                .toList();
    }
}
