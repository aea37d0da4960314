package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.key.Multihash;
import coop.kith.testing.Vectors;
import coop.kith.trust.policy.VettingFacts;
import coop.kith.vc.model.DateTimeStamp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The facts of a vetting, from the log: Mara's community made Ben a vetter, and he met Ana. */
class PolicyFactsTest {
    private static final String MARA = Neighbour.MARA.did().toString();
    private static final String ANA = Neighbour.ANA.did().toString();
    private static final String VETTED = "https://registry.trustoverip.org/dtg/vsc/vetted/1";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aVetting() {
        shell = Shell.in(folder);
        JsonObject published = Json.parseObject(Vectors.text("trust/dtg/openvtc/vetting-requirement.json"))
                .orThrow();
        shell.write(
                "requirement.json",
                published.with(
                        "vetting", published.object("vetting").orElseThrow().with("statementType", VETTED)));
        JsonObject ben = JsonObject.empty().with("id", Neighbour.BEN.did().toString());
        JsonObject grant = Neighbour.MARA.sign(credential(Neighbour.MARA, "MembershipCredential", ben));
        shell.write("credentials/grant.json", grant);
        String digest =
                Multihash.sha256(Jcs.canonicalize(grant.without("proof")).orThrow());
        shell.write(
                "credentials/acknowledgement.json",
                Neighbour.BEN.sign(credential(
                        Neighbour.BEN,
                        "MembershipCredential",
                        JsonObject.empty().with("id", MARA).with("digestMultibase", digest))));
        shell.write(
                "credentials/role.json",
                Neighbour.MARA.sign(credential(
                                Neighbour.MARA,
                                "AuthorityCredential",
                                ben.with(
                                        "authority",
                                        JsonObject.empty()
                                                .with("scope", MARA)
                                                .with("actions", JsonArray.ofStrings(List.of("role:vetter")))))
                        .with("validUntil", "2027-01-01T00:00:00Z")));
        JsonObject value = Json.parseObject(("{'community':'" + MARA
                                + "','method':'inPerson','claimsVerified':['name.legal'],'livenessConfirmed':true,"
                                + "'identityCommitment':'zQmYtUc4iTCbbfVSDNKvtQqrfyezPPnFvE33wFmutw9PBBk',"
                                + "'cardDigestMultibase':'zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n',"
                                + "'declaredRelationship':'none'}")
                        .replace('\'', '"'))
                .orThrow();
        shell.write(
                "credentials/vetted.json",
                Neighbour.BEN.sign(credential(
                                Neighbour.BEN,
                                "StatementCredential",
                                JsonObject.empty()
                                        .with("id", ANA)
                                        .with("predicate", VETTED)
                                        .with("object", JsonObject.empty().with("value", value)))
                        .with("id", "urn:uuid:3f8b8f0c-0d3f-4b44-9a32-2f7f4d6d4a11")
                        .with("taskContext", "urn:example:session")
                        .with("validUntil", "2027-01-01T00:00:00Z")
                        .with("validFrom", "2026-11-01T00:00:00Z")));
    }

    private static JsonObject credential(Neighbour issuer, String type, JsonObject subject) {
        return JsonObject.empty()
                .with(
                        "@context",
                        JsonArray.ofStrings(List.of(
                                "https://www.w3.org/ns/credentials/v2",
                                "https://registry.trustoverip.org/dtg/context/v1")))
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", "DTGCredential", type)))
                .with("issuer", issuer.did().toString())
                .with("issuerScope", "public")
                .with("validFrom", DateTimeStamp.format(Neighbour.SINCE))
                .with("credentialSubject", subject);
    }

    private Ran facts(String... more) {
        String[] all = {"trust", "policy", "facts", "requirement.json", ANA, "--community", MARA};
        String[] whole = java.util.Arrays.copyOf(all, all.length + more.length);
        System.arraycopy(more, 0, whole, all.length, more.length);
        return shell.run(whole);
    }

    @Test
    void printsTheFactsOfAVetting() {
        Ran nothing = facts();
        assertEquals(2, nothing.exit(), nothing::toString);
        Ran added = shell.run("trust", "add", "credentials");
        assertEquals(0, added.exit(), added::toString);
        Ran ran = facts("--json");
        assertEquals(0, ran.exit(), ran::toString);
        VettingFacts facts = VettingFacts.read(ran.json()).orThrow();
        assertEquals(1, facts.distinctCountedVetters(), ran::toString);
        assertEquals(List.of("vetting:statements:1"), facts.needs());
        assertEquals(
                Optional.of(Neighbour.BEN.did().toString()),
                facts.statements().get(0).issuer());
        Ran matched = facts("--gathered-for", facts.requirementsDigest());
        assertTrue(
                VettingFacts.read(Json.parseObject(matched.out()).orThrow())
                        .orThrow()
                        .applicantDigestMatches(),
                matched::toString);
        Ran before = facts("--known-at", "2026-11-01T00:00:00Z");
        assertEquals(
                List.of(),
                VettingFacts.read(Json.parseObject(before.out()).orThrow())
                        .orThrow()
                        .statements());
        shell.write("requirement.json", "{}");
        assertEquals(1, facts().exit());
    }
}
