package coop.kith.trust.evidence;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a delegation (VDC) or an authority (VAC) lets its subject do, as one credential states it. What it is worth depends on the chain above it: a mandate never
 * lets more than the one it derives from.
 *
 * @param within of an authority: the DID or URI that it applies to; empty for a delegation
 * @param acts the acts or actions, at least one; equal as text, none implies another
 * @param parent the digest of the credential it derives from ({@code digestMultibase}); empty at the root of a chain
 * @param further how many more links may follow below this one, where it says so ({@code maxDepth}, {@code maxAttenuation})
 */
public record Mandate(Optional<String> within, SortedSet<String> acts, Optional<String> parent, OptionalInt further) {
    public Mandate {
        acts = Collections.unmodifiableSortedSet(new TreeSet<>(acts));
        if (acts.isEmpty()) {
            throw new IllegalArgumentException("a mandate is for at least one act");
        }
    }
}
