package coop.kith.crypto.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class HashedBeginningLaws {
    @Property(tries = 500)
    void everyEndGivesTheDigestOfTheWhole(
            @ForAll @Size(max = 300) byte[] content, @ForAll int length, @ForAll @Size(max = 200) byte[] other) {
        int beginning = Math.floorMod(length, content.length + 1);
        HashedBeginning hashed = HashedBeginning.of(content, beginning);
        for (int from : new int[] {0, other.length / 2, other.length}) {
            byte[] whole = Arrays.copyOf(content, beginning + other.length - from);
            System.arraycopy(other, from, whole, beginning, other.length - from);
            assertArrayEquals(Digests.sha256(whole), hashed.sha256(other, from));
        }
        assertArrayEquals(Digests.sha256(content), hashed.sha256(content, beginning));
    }
}
