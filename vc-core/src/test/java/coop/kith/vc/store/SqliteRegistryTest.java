package coop.kith.vc.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteRegistryTest extends RegistryContract {
    @TempDir
    Path folder;

    private final AtomicInteger files = new AtomicInteger();

    @Test
    void givesOutPlacesUntilTheListIsFull() {
        full(IndexOrder.SEQUENTIAL);
    }

    @Test
    @Tag("long")
    @DisplayName("the shuffle gives out every one of 131,072 places once")
    void givesOutPlacesInAnyOrderUntilTheListIsFull() {
        full(IndexOrder.RANDOM);
    }

    private void full(IndexOrder order) {
        try (StatusRegistry registry = withList(order)) {
            int odd = (int) (PLAN.entries() - 1);
            assertEquals(odd, registry.addDecoys("members", odd, 0).orThrow());
            refused(RegistryProblem.LIST_FULL, registry.allocate("members", "urn:ana"));
            assertEquals(PLAN.entries(), registry.addDecoys("members", 1, 0).orThrow());
            refused(RegistryProblem.LIST_FULL, registry.addDecoys("members", 1, 0));
        }
    }

    @Override
    String fresh() {
        return folder.resolve("status" + files.incrementAndGet() + ".db").toString();
    }
}
