package coop.kith.store;

import java.util.List;

/**
 * The tables of one kind of store, as the steps that lead to them. A step, once released, never changes; a new version adds one.
 *
 * @param applicationId a number that marks files of this kind (SQLite's {@code application_id}); not 0, which every new file has
 * @param migrations one list of statements for each version, from 1 on
 */
public record Schema(int applicationId, List<List<String>> migrations) {
    public Schema {
        migrations = migrations.stream().map(List::copyOf).toList();
        if (applicationId == 0 || migrations.isEmpty()) {
            throw new IllegalArgumentException("a schema has a mark of its own and at least one version");
        }
    }

    /** The version that all steps lead to. */
    public int version() {
        return migrations.size();
    }
}
