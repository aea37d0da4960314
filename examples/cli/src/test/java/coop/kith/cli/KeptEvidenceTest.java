package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.cli.Shell.Ran;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.testing.Vectors;
import coop.kith.trust.intake.openpgp.OpenPgpIntake;
import coop.kith.trust.intake.openpgp.OpenPgpKeyring;
import coop.kith.trust.intake.openpgp.OpenPgpName;
import coop.kith.trust.intake.openpgp.OpenPgpProblem;
import coop.kith.trust.intake.registry.TrqpIntake;
import coop.kith.trust.intake.tag.TagIntake;
import coop.kith.trust.intake.tag.TagProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keyrings and lists of tags in the log: asked over without the file, by two clocks, and replayed. */
class KeptEvidenceTest {
    private static final String ANA = Neighbour.ANA.did().toString();
    private static final String MARA = Neighbour.MARA.did().toString();
    private static final String STATES = "https://example.org/knows";
    private static final Instant THEN = Instant.parse("2023-01-15T00:00:00Z");
    private static final Instant LATER = Instant.parse("2023-02-15T00:00:00Z");

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aShellWithoutALog() {
        shell = Shell.in(folder).withKeys("home", "coop").later(THEN);
    }

    private static Ran ok(Shell shell, String... arguments) {
        Ran ran = shell.run(arguments);
        assertEquals(0, ran.exit(), ran::toString);
        return ran;
    }

    private void policy(String name, String anchor, String basis, String... rules) {
        shell.write(
                name,
                "{\"kith\":\"policy-1\",\"name\":\"ours\",\"bases\":[\"verified-credential\",\"" + basis
                        + "\"],\"anchors\":[\"" + anchor + "\"],\"institutions\":\"every-anchor\",\"vouchers\":["
                        + String.join(",", rules) + "],\"quorum\":{\"vouchers\":1,\"independent\":true}}");
    }

    private static String rule(String predicate, String more) {
        return "{\"kind\":\"statement\",\"predicate\":\"" + predicate + "\",\"amount\":120" + more + "}";
    }

    private static byte[] ring(String name) throws IOException {
        return Files.readAllBytes(Vectors.at("trust/sequoia-wot/keyrings/" + name + ".pgp"));
    }

    /** A keyring in a file, with a policy that trusts Alice; the name that the one asked about goes by. */
    private String keyring(String name, String asked) throws IOException {
        shell.write("ring.pgp", ring(name));
        OpenPgpKeyring keyring = OpenPgpKeyring.read(Bytes.of(ring(name))).orThrow();
        String alice = keyring.certificate("alice@example.org").orThrow();
        policy(
                "web.json",
                OpenPgpName.ofCertificate(alice).toString(),
                "openpgp",
                rule(OpenPgpIntake.CERTIFIES, ",\"depth\":255"),
                rule(OpenPgpIntake.INTRODUCES, ",\"depth\":255"),
                rule(OpenPgpIntake.CERTIFIES_PARTLY, ",\"depth\":255"),
                rule(OpenPgpIntake.INTRODUCES_PARTLY, ",\"depth\":255"));
        String certificate = keyring.certificate(asked).orThrow();
        return OpenPgpName.ofUserId(
                        certificate, keyring.userId(certificate, asked).orThrow())
                .toString();
    }

    @Test
    void aKeyringIsAskedOverWithoutItsFile() throws IOException {
        String bob = keyring("simple", "bob@example.org");
        Ran fromFile = ok(shell, "trust", "ask", bob, "--policy", "web.json", "--keyring", "ring.pgp", "--json");
        Ran added = ok(shell, "trust", "add", "ring.pgp", "--json");
        JsonObject row = Shell.objects(added.json().oneOrMany("files")).get(0);
        assertEquals("keyring", row.string("kind").orElseThrow());
        assertEquals("admitted", row.string("result").orElseThrow());
        Files.delete(folder.resolve("ring.pgp"));
        Ran asked = ok(shell, "trust", "ask", bob, "--policy", "web.json", "--json");
        assertEquals(fromFile.json(), asked.json());
        String before = "2023-01-14T00:00:00Z";
        for (String command : List.of("explain", "ask")) {
            Ran earlier = shell.run("trust", command, bob, "--policy", "web.json", "--known-at", before);
            assertEquals(2, earlier.exit(), earlier::toString);
        }
        assertTrue(ok(shell, "trust", "people").out().contains(bob));
        assertTrue(ok(shell, "trust", "people", "--as-of", before).out().contains(bob));
        assertFalse(ok(shell, "trust", "people", "--known-at", before).out().contains(bob));
        shell.write("ring.pgp", ring("simple"));
        Ran again = ok(shell.later(LATER), "trust", "add", "ring.pgp");
        assertTrue(again.out().startsWith("known     ring.pgp: keyring,"), again::toString);
    }

    @Test
    void aReceiptReplaysWhateverCameInSince() throws IOException {
        String bob = keyring("certification-revoked", "bob@example.org");
        shell.write("ring.pgp", withoutRevocations("certification-revoked"));
        ok(shell, "trust", "add", "ring.pgp");
        String[] question = {"--policy", "web.json", "--as-of", "2020-03-02T00:00:00Z"};
        Ran receipt = ok(shell, with(question, "trust", "receipt", bob, "--key", "coop"));
        Ran counted = ok(shell, with(question, "trust", "receipt", bob, "--key", "coop", "--privacy", "counts"));
        shell.write("receipt.json", receipt.out());
        shell.write("counted.json", counted.out());
        shell.write("ring.pgp", ring("certification-revoked"));
        Shell later = shell.later(LATER);
        ok(later, "trust", "add", "ring.pgp");
        Ran now = later.run(with(question, "trust", "ask", bob));
        assertEquals(2, now.exit(), now::toString);
        ok(later, with(question, "trust", "ask", bob, "--known-at", THEN.toString()));
        for (String file : List.of("receipt.json", "counted.json")) {
            Ran same = ok(later, "trust", "replay", file, "--policy", "web.json");
            assertTrue(same.out().startsWith("SAME"), same::toString);
        }
        Files.delete(folder.resolve("home/evidence.db"));
        Ran nothing = later.run("trust", "replay", "receipt.json", "--policy", "web.json");
        assertEquals(2, nothing.exit(), nothing::toString);
        shell.write("ring.pgp", withoutRevocations("certification-revoked"));
        ok(later, "trust", "add", "ring.pgp");
        Ran elsewhere = ok(later, "trust", "replay", "receipt.json", "--policy", "web.json");
        assertTrue(elsewhere.out().startsWith("SAME"), elsewhere::toString);
    }

    private static String[] with(String[] more, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }

    /** As the README shows it. */
    @Test
    void whatTheReadmeShowsOfAKeyring() throws IOException {
        OpenPgpKeyring keyring =
                OpenPgpKeyring.read(Bytes.of(ring("certification-revoked"))).orThrow();
        String ben = keyring("certification-revoked", "bob@example.org");
        String linus = OpenPgpName.ofCertificate(
                        keyring.certificate("alice@example.org").orThrow())
                .toString();
        shell.write("home/names.json", JsonObject.empty().with(ben, "ben").with(linus, "linus"));
        shell.write("keyring.pgp", withoutRevocations("certification-revoked"));
        shell.write("keyring-of-today.pgp", ring("certification-revoked"));
        Shell march = shell.later(Instant.parse("2020-03-02T00:00:00Z"));
        Shell later = shell.later(Instant.parse("2020-03-03T00:00:00Z"));
        String[] question = {"--policy", "kernel-pgp-compat", "--anchor", "linus"};
        ok(march, "trust", "add", "keyring.pgp");
        Ran receipt = ok(march, with(question, "trust", "receipt", "ben", "--key", "coop"));
        shell.write("ben.receipt.json", receipt.out());
        ok(later, "trust", "add", "keyring-of-today.pgp");
        Ran before = later.run(with(question, "trust", "ask", "ben", "--known-at", "2020-03-02T00:00:00Z", "--json"));
        Ran now = later.run(with(question, "trust", "ask", "ben", "--json"));
        assertFalse(before.json().equals(now.json()));
        Ran same = ok(later, with(question, "trust", "replay", "ben.receipt.json"));
        assertTrue(same.out().startsWith("SAME"), same::toString);
    }

    /** Without the armor and its checksum. */
    private static byte[] decoded(String name) throws IOException {
        String base64 = new String(ring(name), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("-") && !line.startsWith("="))
                .collect(Collectors.joining());
        return Base64.getDecoder().decode(base64);
    }

    /** The same packets but for revocations of certifications (RFC 9580 section 5.2.1.12); those of this keyring have the new format. */
    private static byte[] withoutRevocations(String name) throws IOException {
        byte[] ring = decoded(name);
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        int at = 0;
        while (at < ring.length) {
            int octet = ring[at + 1] & 0xFF;
            int body = octet < 192 ? at + 2 : at + 3;
            int end = body + (octet < 192 ? octet : ((octet - 192) << 8) + (ring[at + 2] & 0xFF) + 192);
            if ((ring[at] & 0x3F) != 2 || ring[body + 1] != 0x30) {
                rest.write(ring, at, end - at);
            }
            at = end;
        }
        return rest.toByteArray();
    }

    private void tags(String keeper) {
        JsonObject subject = JsonObject.empty()
                .with("id", ANA)
                .with("predicate", STATES)
                .with("tags", JsonArray.ofStrings(List.of("tag-of-somebody-1", "tag-of-somebody-2")))
                .with("linkableBy", keeper);
        JsonObject list = Neighbour.unsigned(Neighbour.ANA, "")
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", TagIntake.TYPE)))
                .with("issuer", keeper)
                .with("credentialSubject", subject);
        shell.write("tags.json", Neighbour.MARA.sign(list));
        policy(
                "tags-count.json",
                keeper,
                "opaque-tag",
                rule(TagIntake.KEEPS, ",\"depth\":1,\"role\":\"introduces\""),
                rule(STATES, ",\"depth\":0,\"role\":\"vouches\""));
    }

    @Test
    void aListOfTagsIsKeptOnceItsKeeperIsNamed() {
        shell = shell.later(Shell.NOW);
        tags(MARA);
        Ran unnamed = shell.run("trust", "add", "tags.json", "--json");
        assertEquals(1, unnamed.exit(), unnamed::toString);
        assertTrue(unnamed.out().contains(TagProblem.KEEPER_NOT_ACCEPTED.uri()), unnamed::toString);
        assertTrue(unnamed.out().contains("--keeper DID"), unnamed::toString);
        Ran added = ok(shell, "trust", "add", "tags.json", "--keeper", MARA);
        assertTrue(added.out().startsWith("admitted  tags.json: 2 tags, " + MARA + " about " + ANA), added::toString);
        assertTrue(ok(shell, "trust", "add", "tags.json").out().startsWith("known"));
        Ran asked = ok(shell, "trust", "ask", ANA, "--policy", "tags-count.json");
        assertTrue(asked.out().startsWith("ALLOW"), asked::toString);
        Ran receipt = ok(shell, "trust", "receipt", ANA, "--policy", "tags-count.json", "--key", "coop");
        shell.write("receipt.json", receipt.out());
        assertTrue(ok(shell, "trust", "replay", "receipt.json", "--policy", "tags-count.json")
                .out()
                .startsWith("SAME"));
        Ran before =
                shell.run("trust", "ask", ANA, "--policy", "tags-count.json", "--known-at", "2026-11-01T00:00:00Z");
        assertEquals(2, before.exit(), before::toString);
        ok(shell, "trust", "compromised", MARA, "--from", "2026-11-01T00:00:00Z");
        Ran stolen = shell.run("trust", "ask", ANA, "--policy", "tags-count.json");
        assertEquals(2, stolen.exit(), stolen::toString);
    }

    @Test
    void aBrokenListOfKeepersIsToldAndTakesNothingAway() throws IOException {
        shell = shell.later(Shell.NOW);
        tags(MARA);
        ok(shell, "trust", "add", "tags.json", "--keeper", MARA);
        for (String broken : List.of(
                "[]", "{\"keepers\":7}", "{\"keepers\":[\"did:\"],\"recorders\":[]}", "{\"keepers\":[]}", "{}")) {
            shell.write("home/evidence.db.believed.json", broken);
            Ran ran = shell.run("trust", "ask", ANA, "--policy", "tags-count.json");
            assertEquals(1, ran.exit(), ran::toString);
        }
        Files.delete(folder.resolve("home/evidence.db.believed.json"));
        Ran unread = shell.run("trust", "ask", ANA, "--policy", "tags-count.json");
        assertEquals(2, unread.exit(), unread::toString);
        assertTrue(unread.out().contains("LOG_NOT_READ"), unread::toString);
        ok(shell, "trust", "add", "tags.json", "--keeper", MARA);
        ok(shell, "trust", "ask", ANA, "--policy", "tags-count.json");
    }

    private String exchange() {
        return "{\"registry\":\"" + MARA + "\",\"kind\":\"authorization\",\"request\":{\"entity_id\":\"" + ANA
                + "\",\"authority_id\":\"did:example:club\",\"action\":\"vote\",\"resource\":\"motion-7\"},"
                + "\"response\":{\"entity_id\":\"" + ANA
                + "\",\"authority_id\":\"did:example:club\",\"action\":\"vote\",\"resource\":\"motion-7\","
                + "\"authorized\":true,\"time_evaluated\":\"2026-11-20T00:00:00Z\"}}";
    }

    @Test
    void aRegistrysAnswerIsKeptByASignedRecord() {
        shell = shell.later(Shell.NOW);
        shell.write("answer.json", exchange());
        policy("registry.json", MARA, "delegated", rule(TrqpIntake.CONFIRMS, ",\"depth\":0"));
        Ran fromFile =
                ok(shell, "trust", "ask", ANA, "--policy", "registry.json", "--registry", "answer.json", "--json");
        Ran added = ok(shell, "trust", "add", "answer.json", "--key", "coop");
        assertTrue(added.out().startsWith("admitted  answer.json: statement, " + MARA), added::toString);
        Ran asked = ok(shell, "trust", "ask", ANA, "--policy", "registry.json", "--json");
        assertEquals(fromFile.json(), asked.json());
        Ran receipt = ok(shell, "trust", "receipt", ANA, "--policy", "registry.json", "--key", "coop");
        shell.write("receipt.json", receipt.out());
        Ran same = ok(shell, "trust", "replay", "receipt.json", "--policy", "registry.json");
        assertTrue(same.out().startsWith("SAME"), same::toString);
        assertEquals(
                2,
                shell.run("trust", "ask", ANA, "--policy", "registry.json", "--known-at", "2026-11-21T00:00:00Z")
                        .exit());
    }

    @Test
    void whatCannotBeVerifiedAgainIsRefusedAndTheLogIsAsItWas() throws IOException {
        keyring("simple", "bob@example.org");
        ok(shell, "trust", "add", "ring.pgp");
        shell.write(
                "answer.json",
                "{\"registry\":\"" + MARA + "\",\"kind\":\"authorization\",\"request\":{\"entity_id\":\"" + ANA
                        + "\",\"authority_id\":\"did:example:club\",\"action\":\"vote\",\"resource\":\"motion-7\"},"
                        + "\"response\":{\"authorized\":true}}");
        byte[] binary = decoded("simple");
        shell.write("cut.pgp", Arrays.copyOf(binary, binary.length - 7));
        shell.write("secret.pgp", ring("cliques"));
        shell.write("huge.json", new byte[(1 << 20) + 1]);
        shell.write("huge.pgp", new byte[OpenPgpKeyring.MOST_BYTES + 1]);
        byte[] before = shell.read("home/evidence.db");
        Ran ran = shell.run("trust", "add", "answer.json", "cut.pgp", "secret.pgp", "huge.json", "huge.pgp", "--json");
        assertEquals(1, ran.exit(), ran::toString);
        List<String> types = Shell.objects(ran.json().oneOrMany("files")).stream()
                .map(row -> Shell.objects(row.oneOrMany("problems"))
                        .get(0)
                        .string("type")
                        .orElseThrow())
                .toList();
        assertEquals(
                List.of(
                        CliProblem.UNSIGNED_ANSWER.uri(),
                        OpenPgpProblem.NOT_A_KEYRING.uri(),
                        OpenPgpProblem.SECRET_KEY.uri(),
                        CliProblem.FILE_TOO_LARGE.uri(),
                        CliProblem.FILE_TOO_LARGE.uri()),
                types);
        assertArrayEquals(before, shell.read("home/evidence.db"));
        assertFalse(Files.exists(folder.resolve("home/evidence.db.believed.json")));
    }
}
