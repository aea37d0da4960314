package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresentationTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void anaShowsHerMembership() {
        shell = Shell.in(folder);
        shell.write(
                "shown.json",
                Neighbour.ANA.presents(Neighbour.MARA.names(Neighbour.ANA, "Ana"), "8f3a-41d0-9b7c", "club.example"));
    }

    @Test
    void isAcceptedForItsOwnChallengeAndDomain() {
        Ran ran = shell.run("vc", "verify", "shown.json", "--challenge", "8f3a-41d0-9b7c", "--domain", "club.example");
        assertEquals(0, ran.exit(), ran::toString);
    }

    @Test
    void isRejectedForTheChallengeOrDomainOfAnother() {
        for (String[] other :
                new String[][] {{"other-challenge", "club.example"}, {"8f3a-41d0-9b7c", "evil.example"}}) {
            Ran ran = shell.run("vc", "verify", "shown.json", "--challenge", other[0], "--domain", other[1]);
            assertEquals(1, ran.exit(), ran::toString);
        }
    }

    @Test
    void isUndecidedWhereNobodySaysWhatWasAsked() {
        Ran ran = shell.run("vc", "verify", "shown.json");
        assertEquals(2, ran.exit(), ran::toString);
        assertTrue(ran.out().startsWith("undecided"), ran::toString);
        assertTrue(ran.out().contains("--challenge") && ran.out().contains("--domain"), ran::toString);
    }

    @Test
    void oneOfTheTwoAloneIsNotUnderstood() {
        for (String option : new String[] {"--challenge", "--domain"}) {
            Ran ran = shell.run("vc", "verify", "shown.json", option, "x");
            assertEquals(64, ran.exit(), ran::toString);
            assertTrue(ran.err().contains("only " + option + " was given"), ran::toString);
        }
    }
}
