package coop.kith.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.DidUrl;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.trust.evidence.MemoryEvidenceLog;
import coop.kith.trust.intake.dtg.DtgIntake;
import coop.kith.trust.intake.dtg.DtgProfile;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** README.md shows code that is compiled and does what it says. */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("kith.root", "../.."));
    private static final Instant DAY = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void theJavaInTheReadmeIsTheJavaThatIsCompiled() throws IOException {
        List<String> shown = javaBlocks(Files.readString(ROOT.resolve("README.md")));
        List<String> compiled = new ArrayList<>(regions("Door"));
        assertEquals(2, compiled.size());
        compiled.addAll(regions("Identifiers"));
        assertEquals(8, compiled.size());
        assertFalse(shown.isEmpty());
        for (String block : shown) {
            assertTrue(compiled.contains(block), () -> "in README.md, and in no region of what is compiled:\n" + block);
        }
        assertEquals(shown.size(), Set.copyOf(shown).size(), "nothing is shown twice");
    }

    @Test
    void aRegionIsShortEnoughToBeShown() throws IOException {
        for (String source : List.of("Door", "Identifiers")) {
            for (String region : regions(source)) {
                long lines = region.lines().count();
                assertTrue(lines >= 3 && lines <= 10, () -> lines + " lines:\n" + region);
            }
        }
    }

    @Test
    void theDoorGreetsByNameAndSaysWhyNot() {
        Person club = Person.of("Club", new SecureRandom());
        JsonObject unsigned = JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
                .with("credentialSubject", JsonObject.empty().with("name", "Ana"));
        DidUrl method = new DidUrl(
                club.did(), "", Optional.empty(), Optional.of(club.did().methodSpecificId()));
        String signed = Json.write(
                CredentialIssuer.of(method, club.key()).issue(unsigned, DAY).orThrow());
        assertEquals("Welcome, Ana", Door.greet(signed));
        assertTrue(Door.greet(signed.replace("Ana", "Eve")).startsWith("No: "));
    }

    @Test
    void theDoorOpensForWhomTwoPeopleVouchForAndForNobodyElse() {
        Cast cast = Cast.of(new SecureRandom());
        try (MemoryEvidenceLog log = new MemoryEvidenceLog()) {
            DtgIntake intake = DtgIntake.of(DtgProfile.standard());
            for (Cast.Bond bond : cast.bonds()) {
                for (JsonObject half : List.of(
                        bond.one().knows(bond.other(), bond.since()).orThrow(),
                        bond.other().knows(bond.one(), bond.since()).orThrow())) {
                    Instant received = bond.since().plusSeconds(60);
                    var verified = CredentialVerifier.standard()
                            .verify(half, VerificationPolicy.strict(), received)
                            .orThrow();
                    assertTrue(log.append(intake.read(verified, received).orThrow())
                            .isOk());
                }
            }
            Instant now = Instant.parse("2026-11-02T09:00:00Z");
            assertTrue(Door.mayEnter(cast.ana().did(), cast.mara().did(), log, now));
            assertFalse(Door.mayEnter(cast.jonas().did(), cast.mara().did(), log, now));
        }
    }

    private static List<String> javaBlocks(String markdown) {
        List<String> blocks = new ArrayList<>();
        String[] parts = markdown.split("```java\n", -1);
        for (int i = 1; i < parts.length; i++) {
            blocks.add(parts[i].substring(0, parts[i].indexOf("```")).strip());
        }
        return blocks;
    }

    /** What stands between {@code // readme:NAME} and {@code // readme:end} in a class of this example, in its order. */
    private static List<String> regions(String name) throws IOException {
        String source = Files.readString(
                ROOT.resolve("examples/quickstart/src/main/java/coop/kith/quickstart/" + name + ".java"));
        List<String> regions = new ArrayList<>();
        String[] parts = source.split("// readme:", -1);
        for (int i = 1; i < parts.length; i += 2) {
            String region = parts[i].substring(parts[i].indexOf('\n') + 1);
            regions.add(region.stripIndent().strip());
        }
        return regions;
    }
}
