package coop.kith.trust.algorithm.flow;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * For whom a vouch makes its subject an introducer: for every user id, or for those that one of its patterns finds. Immutable.
 *
 * @param limited whether there are limits at all; when there are but no pattern could be read, nobody is within them
 */
public record Scope(boolean limited, List<ScopePattern> patterns) {
    public Scope {
        patterns = List.copyOf(patterns);
    }

    public static Scope everybody() {
        return new Scope(false, List.of());
    }

    /** What these expressions limit a vouch to; without any, everybody. One that cannot be read finds nobody. */
    public static Scope of(Collection<String> expressions) {
        return new Scope(
                !expressions.isEmpty(),
                expressions.stream()
                        .map(ScopePattern::parse)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** A user id with a control character in it is in no limited scope: it would show as something else than what was matched. */
    public boolean includes(String userId) {
        return !limited
                || (userId.codePoints().noneMatch(Character::isISOControl)
                        && patterns.stream().anyMatch(pattern -> pattern.finds(userId)));
    }
}
