package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A club gives out memberships, takes one back, and looks at the door who may come in. */
final class StatusCommandTest {
    private static final String ID = "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33";
    private static final String MEMBER = "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],\"id\":\"" + ID
            + "\",\"type\":[\"VerifiableCredential\"],\"credentialSubject\":{\"id\":\"urn:ana\"}}";

    /** A list is published a millisecond after the one before, on a clock that stands still. */
    private static final String SOON = "2026-11-22T12:00:01Z";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aClubWithAList() {
        shell = Shell.in(folder).withKeys("home");
        ok("key", "new", "coop");
        ok("status", "new", "members", "--url", "https://club.example/status/1", "--key", "coop", "--ttl", "15");
        shell.write("member.json", MEMBER);
        shell.write(
                "member.vc.json",
                ok("vc", "issue", "member.json", "--key", "coop", "--status", "members")
                        .out());
    }

    @Test
    @DisplayName("issue, look, revoke, publish, look again")
    void takesAMembershipBack() throws Exception {
        ok("status", "publish", "members", "--key", "coop", "--out", "list.json");
        Ran valid = shell.run("vc", "status", "member.vc.json", "--linked", "list.json");
        assertEquals(0, valid.exit(), valid::toString);
        assertTrue(valid.out().startsWith("valid"), valid::toString);
        assertTrue(valid.out().contains("purpose: suspension"), valid::toString);
        assertEquals(
                0,
                shell.run("vc", "verify", "member.vc.json", "--linked", "list.json")
                        .exit());

        Ran revoked = ok("status", "revoke", "members", ID);
        assertTrue(
                revoked.out().contains("is revoked") && revoked.out().contains("kith status publish"),
                revoked::toString);
        assertEquals(
                0,
                shell.run("vc", "status", "member.vc.json", "--linked", "list.json")
                        .exit(),
                "not published yet");
        ok("status", "publish", "members", "--key", "coop", "--out", "list.json");
        Ran gone = shell.run("vc", "status", "member.vc.json", "--linked", "list.json", "--at", SOON, "--json");
        assertEquals(1, gone.exit(), gone::toString);
        assertEquals("revoked", gone.json().string("status").orElseThrow());
        assertEquals(
                Set.of("status", "check", "problems"), gone.json().members().keySet());
        assertEquals(
                1,
                shell.run("vc", "verify", "member.vc.json", "--linked", "list.json", "--at", SOON)
                        .exit());
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().contains(".kith-status"))
                            .toList());
        }
    }

    @Test
    void suspendsAndRestoresAndDoesNotUnrevoke() {
        ok("status", "suspend", "members", ID);
        ok("status", "publish", "members", "--key", "coop", "--out", "list.json");
        assertEquals(
                "suspended",
                shell.run("vc", "status", "member.vc.json", "--linked", "list.json", "--at", SOON, "--json")
                        .json()
                        .string("status")
                        .orElseThrow());
        ok("status", "restore", "members", ID);
        ok("status", "revoke", "members", ID);
        Ran again = ok("status", "revoke", "members", ID, "--json");
        assertEquals(
                "false", again.json().get("changed").orElseThrow().toString().toLowerCase(java.util.Locale.ROOT));
        JsonObject list = ok("status", "lists", "--json").json();
        JsonObject members = Shell.objects(list.oneOrMany("lists")).get(0);
        assertEquals(
                "2",
                members.get("allocated")
                        .map(coop.kith.json.JsonValue::toString)
                        .map(text -> text.replaceAll("[^0-9]", ""))
                        .orElse(""));
    }

    @Test
    @DisplayName("offline at the door: amber, with the age of the list and the limit")
    void saysHowOldTheListIs() {
        ok("status", "publish", "members", "--key", "coop", "--out", "list.json");
        Ran late = shell.run(
                "vc",
                "verify",
                "member.vc.json",
                "--linked",
                "list.json",
                "--status-age",
                "1d",
                "--at",
                "2026-11-25T12:00:00Z");
        assertEquals(2, late.exit(), late::toString);
        assertTrue(late.out().contains("the last list is 3 days old, and your limit is 1 day"), late::toString);
        assertEquals(
                0,
                shell.run(
                                "vc",
                                "verify",
                                "member.vc.json",
                                "--linked",
                                "list.json",
                                "--status-age",
                                "4d",
                                "--at",
                                "2026-11-25T12:00:00Z")
                        .exit());
        Ran without = shell.run("vc", "verify", "member.vc.json");
        assertEquals(2, without.exit(), without::toString);
        assertEquals(
                64,
                shell.run("vc", "verify", "member.vc.json", "--status-age", "soon")
                        .exit());
    }

    @Test
    void aSchemaAtHandIsChecked() {
        shell.write(
                "schema.json",
                "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"https://club.example/m.json\","
                        + "\"properties\":{\"credentialSubject\":{\"required\":[\"name\"]}}}");
        shell.write(
                "named.json",
                MEMBER.replace(
                        "\"credentialSubject\"",
                        "\"credentialSchema\":{\"id\":\"https://club.example/m.json\",\"type\":\"JsonSchema\"},\"credentialSubject\""));
        shell.write(
                "named.vc.json",
                ok("vc", "issue", "named.json", "--key", "coop").out());
        Ran misfit = shell.run("vc", "verify", "named.vc.json", "--linked", "schema.json");
        assertEquals(1, misfit.exit(), misfit::toString);
        assertTrue(misfit.out().contains("does not fit its schema"), misfit::toString);
    }

    @Test
    void refusesWhatWouldNotWork() {
        refused(1, "status", "new", "members", "--url", "https://club.example/status/2", "--key", "coop");
        refused(64, "status", "new", "others", "--url", "https://club.example/status/2");
        refused(64, "status", "new", "others", "--url", "nowhere", "--key", "coop");
        refused(
                64,
                "status",
                "new",
                "others",
                "--url",
                "https://club.example/2",
                "--key",
                "coop",
                "--purpose",
                "spite");
        refused(1, "status", "revoke", "members", "urn:nobody");
        refused(1, "status", "revoke", "nowhere", ID);
        refused(1, "status", "publish", "nowhere", "--key", "coop");
        refused(1, "status", "allocate", "members", ID);
        ok("key", "new", "mallory");
        refused(1, "status", "publish", "members", "--key", "mallory");
        shell.write("other.json", MEMBER.replace("58172aac", "00000000"));
        refused(64, "vc", "issue", "other.json", "--key", "mallory", "--status", "members");
        shell.write("nameless.json", MEMBER.replace("\"id\":\"" + ID + "\",", ""));
        refused(64, "vc", "issue", "nameless.json", "--key", "coop", "--status", "members");
        assertEquals(
                "2",
                ok("status", "allocate", "members", "urn:other").out().split("BitstringStatusListEntry", -1).length - 1
                        + "");
    }

    private void refused(int exit, String... arguments) {
        Ran ran = shell.run(arguments);
        assertEquals(exit, ran.exit(), ran::toString);
        assertTrue(ran.err().contains("next:") || ran.err().contains("See:"), ran::toString);
    }

    private Ran ok(String... arguments) {
        Ran ran = shell.run(arguments);
        assertEquals(0, ran.exit(), ran::toString);
        return ran;
    }
}
