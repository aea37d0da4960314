package coop.kith.testing;

import org.junit.jupiter.api.Test;

/** The architecture test; a module that is a library of ours extends it with nothing but a name. */
public class HouseTest {
    private final HouseRules rules = HouseRules.ofThisModule();

    @Test
    void everyPackageIsARoomOfThePlan() {
        rules.everyPackageIsARoomOfThePlan();
    }

    @Test
    void everyImportFollowsAnArrow() {
        rules.everyImportFollowsAnArrow();
    }

    @Test
    void noPackageIsInACycle() {
        rules.noPackageIsInACycle();
    }

    @Test
    void everyLibraryStaysInItsRoom() {
        rules.everyLibraryStaysInItsRoom();
    }

    @Test
    void theClockIsReadOnlyAtItsSeams() {
        rules.theClockIsReadOnlyAtItsSeams();
    }
}
