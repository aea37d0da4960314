package coop.kith.json;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of an object: a map that nobody can change, and that an object made of another's members takes without copying. */
final class Members extends AbstractMap<String, JsonValue> {
    private final Map<String, JsonValue> members;

    /** {@code members} keeps its order and is changed by nobody from now on. */
    Members(Map<String, JsonValue> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    @Override
    public Set<Map.Entry<String, JsonValue>> entrySet() {
        return members.entrySet();
    }

    @Override
    public Set<String> keySet() {
        return members.keySet();
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return members.containsKey(name);
    }

    @Override
    public @Nullable JsonValue get(@Nullable Object name) {
        return members.get(name);
    }
}
