package coop.kith.did;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten megabytes where a line belongs. */
class DidAbuse {
    private static final int TEN_MEGABYTES = 10_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:",
                "did:x:",
                "did:x:%",
                "did:x:a:",
                "did:x:a/",
                "did:x:a?",
                "did:x:a#",
                "did:x:a?versionId=",
                ":"
            })
    void isRefusedShortlyAndInShort(String start) {
        for (String fill : new String[] {"a", ":", "%", "&", "/..", "\u0000"}) {
            String text = start + fill.repeat(TEN_MEGABYTES / fill.length());
            // Generous: a quadratic pass over this text would take hours, so the limit separates the two without timing
            // anything.
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                assertTrue(Did.parse(text).problems().get(0).detail().length() < 700);
                assertTrue(DidUrl.parse(text).problems().get(0).detail().length() < 700);
            });
        }
    }
}
