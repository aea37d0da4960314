package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.cli.Shell.Ran;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.testing.Vectors;
import coop.kith.trust.intake.openpgp.OpenPgpIntake;
import coop.kith.trust.intake.openpgp.OpenPgpKeyring;
import coop.kith.trust.intake.openpgp.OpenPgpName;
import coop.kith.trust.intake.registry.TrqpIntake;
import coop.kith.trust.intake.tag.TagIntake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grounds that are not in the log, read for each question from where they are: a keyring, a keeper's tags, a registry's answer. */
class SourcesTest {
    private static final String ANA = Neighbour.ANA.did().toString();
    private static final String MARA = Neighbour.MARA.did().toString();
    private static final String STATES = "https://example.org/knows";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aShellWithoutALog() {
        shell = Shell.in(folder).withKeys("home");
    }

    private Ran ok(String... arguments) {
        Ran ran = shell.run(arguments);
        assertEquals(0, ran.exit(), ran::toString);
        return ran;
    }

    private void policy(String basis, String... rules) {
        shell.write(
                "ours.json",
                "{\"kith\":\"policy-1\",\"name\":\"ours\",\"bases\":[\"verified-credential\",\"" + basis
                        + "\"],\"anchors\":[\"" + MARA + "\"],\"institutions\":\"every-anchor\",\"vouchers\":["
                        + String.join(",", rules) + "],\"quorum\":{\"vouchers\":1,\"independent\":true}}");
    }

    private static String rule(String predicate, String more) {
        return "{\"kind\":\"statement\",\"predicate\":\"" + predicate + "\",\"amount\":120" + more + "}";
    }

    private void tags() {
        JsonObject subject = JsonObject.empty()
                .with("id", ANA)
                .with("predicate", STATES)
                .with("tags", JsonArray.ofStrings(List.of("tag-of-somebody-1", "tag-of-somebody-2")))
                .with("linkableBy", MARA);
        JsonObject list = Neighbour.unsigned(Neighbour.ANA, "")
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", TagIntake.TYPE)))
                .with("issuer", MARA)
                .with("credentialSubject", subject);
        shell.write("tags.json", Neighbour.MARA.sign(list));
        policy(
                "opaque-tag",
                rule(TagIntake.KEEPS, ",\"depth\":1,\"role\":\"introduces\""),
                rule(STATES, ",\"depth\":0,\"role\":\"vouches\""));
    }

    @Test
    void aKeepersTagsCountUnderAPolicyThatNamesThem() {
        tags();
        Ran told = ok("trust", "ask", ANA, "--policy", "ours.json", "--tags", "tags.json", "--keeper", MARA);
        assertTrue(told.out().startsWith("ALLOW"), told::toString);
        Ran keeperless = shell.run("trust", "ask", ANA, "--policy", "ours.json", "--tags", "tags.json");
        assertEquals(64, keeperless.exit(), keeperless::toString);
        Ran another = shell.run("trust", "ask", ANA, "--policy", "ours.json", "--tags", "tags.json", "--keeper", ANA);
        assertEquals(1, another.exit(), another::toString);
        policy("operator", rule(STATES, ",\"depth\":0"));
        Ran unnamed = shell.run("trust", "ask", ANA, "--policy", "ours.json", "--tags", "tags.json", "--keeper", MARA);
        assertEquals(2, unnamed.exit(), unnamed::toString);
        assertTrue(unnamed.out().contains("ground that this policy does not accept"), unnamed::toString);
    }

    @Test
    void whatAKeeperSaysAfterItsKeyWasStolenDoesNotCount() {
        tags();
        ok("trust", "compromised", MARA, "--from", "2026-11-01T00:00:00Z");
        Ran stolen = shell.run("trust", "ask", ANA, "--policy", "ours.json", "--tags", "tags.json", "--keeper", MARA);
        assertEquals(2, stolen.exit(), stolen::toString);
    }

    private void answer(String response) {
        shell.write(
                "answer.json",
                "{\"registry\":\"" + MARA + "\",\"kind\":\"authorization\",\"request\":{\"entity_id\":\"" + ANA
                        + "\",\"authority_id\":\"did:example:club\",\"action\":\"vote\",\"resource\":\"motion-7\"},"
                        + "\"response\":{\"entity_id\":\"" + ANA
                        + "\",\"authority_id\":\"did:example:club\",\"action\":\"vote\",\"resource\":\"motion-7\","
                        + response + ",\"time_evaluated\":\"2026-11-20T00:00:00Z\"}}");
        policy(
                "delegated",
                "{\"kind\":\"statement\",\"predicate\":\"" + TrqpIntake.CONFIRMS
                        + "\",\"where\":{\"action\":[\"vote\"]},\"amount\":120,\"depth\":0}");
    }

    @Test
    void aRegistrysAnswerCountsAsItsWord() {
        answer("\"authorized\":true");
        Ran yes = ok("trust", "ask", ANA, "--policy", "ours.json", "--registry", "answer.json");
        assertTrue(yes.out().startsWith("ALLOW"), yes::toString);
        answer("\"authorized\":false");
        assertEquals(
                2,
                shell.run("trust", "ask", ANA, "--policy", "ours.json", "--registry", "answer.json")
                        .exit());
        answer("\"recognized\":true");
        Ran other = shell.run("trust", "ask", ANA, "--policy", "ours.json", "--registry", "answer.json");
        assertEquals(1, other.exit(), other::toString);
        for (String broken : List.of("{}", "[]", "{\"kind\":\"authorization\"}", "{\"registry\":7}", "{\"also\":1}")) {
            shell.write("answer.json", broken);
            Ran ran = shell.run("trust", "ask", ANA, "--policy", "ours.json", "--registry", "answer.json");
            assertEquals(1, ran.exit(), ran::toString);
        }
    }

    @Test
    void aReceiptNamesWhatWasReadAndAReplayMissesItWhereItIsNotThere() throws IOException {
        answer("\"authorized\":true");
        ok("key", "new", "coop");
        Ran receipt =
                ok("trust", "receipt", ANA, "--policy", "ours.json", "--registry", "answer.json", "--key", "coop");
        Files.writeString(folder.resolve("receipt.json"), receipt.out());
        Ran same = ok("trust", "replay", "receipt.json", "--policy", "ours.json", "--registry", "answer.json");
        assertTrue(same.out().startsWith("SAME"), same::toString);
        Neighbour.gather(shell);
        Ran missing = shell.run("trust", "replay", "receipt.json", "--policy", "ours.json", "--json");
        assertEquals(2, missing.exit(), missing::toString);
        assertEquals("missing", missing.json().string("result").orElseThrow());
        String digest = Shell.objects(Json.parseObject(receipt.out())
                        .orThrow()
                        .object("credentialSubject")
                        .orElseThrow()
                        .object("evidence")
                        .orElseThrow()
                        .oneOrMany("items"))
                .get(0)
                .string("digest")
                .orElseThrow();
        assertEquals(
                JsonArray.ofStrings(List.of(digest)),
                missing.json().array("missing").orElseThrow());
    }

    @Test
    void whatIsReadNowWasNotKnownBefore() {
        answer("\"authorized\":true");
        Ran ran = shell.run(
                "trust",
                "ask",
                ANA,
                "--policy",
                "ours.json",
                "--registry",
                "answer.json",
                "--known-at",
                "2026-01-01T00:00:00Z");
        assertEquals(64, ran.exit(), ran::toString);
        assertTrue(ran.err().contains("read now"), ran::toString);
    }

    @Test
    void aKeyringAnswersByItsOwnNames() throws IOException {
        byte[] ring = Files.readAllBytes(Vectors.at("trust/sequoia-wot/keyrings/simple.pgp"));
        Files.write(folder.resolve("ring.pgp"), ring);
        OpenPgpKeyring keyring = OpenPgpKeyring.read(Bytes.of(ring)).orThrow();
        String alice = keyring.certificate("alice@example.org").orThrow();
        String bob = keyring.certificate("bob@example.org").orThrow();
        String root = OpenPgpName.ofCertificate(alice).toString();
        String subject = OpenPgpName.ofUserId(
                        bob, keyring.userId(bob, "bob@example.org").orThrow())
                .toString();
        Shell then = shell.later(java.time.Instant.parse("2023-01-15T00:00:00Z"));
        Ran people = then.run("trust", "people", "--keyring", "ring.pgp");
        assertEquals(0, people.exit(), people::toString);
        assertTrue(people.out().contains(subject), people::toString);
        Ran partly = then.run(
                "trust", "ask", subject, "--keyring", "ring.pgp", "--policy", "kernel-pgp-compat", "--anchor", root);
        assertEquals(2, partly.exit(), partly::toString);
        policy(
                "openpgp",
                rule(OpenPgpIntake.CERTIFIES_PARTLY, ",\"depth\":255"),
                rule(OpenPgpIntake.INTRODUCES_PARTLY, ",\"depth\":255"));
        Ran told =
                then.run("trust", "ask", subject, "--keyring", "ring.pgp", "--policy", "ours.json", "--anchor", root);
        assertEquals(0, told.exit(), told::toString);
        Ran without = then.run("trust", "ask", subject, "--policy", "ours.json", "--anchor", root);
        assertEquals(2, without.exit(), without::toString);
    }
}
