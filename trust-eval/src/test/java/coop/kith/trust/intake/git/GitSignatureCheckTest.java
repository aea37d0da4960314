package coop.kith.trust.intake.git;

import static coop.kith.trust.intake.git.Fixture.ANA;
import static coop.kith.trust.intake.git.Fixture.BEN;
import static coop.kith.trust.intake.git.Fixture.CRYPTOGRAPHY;
import static coop.kith.trust.intake.git.Fixture.NOW;
import static coop.kith.trust.intake.git.Fixture.TREE;
import static coop.kith.trust.intake.git.Fixture.bytes;
import static coop.kith.trust.intake.git.Fixture.check;
import static coop.kith.trust.intake.git.Fixture.checkCommit;
import static coop.kith.trust.intake.git.Fixture.claimed;
import static coop.kith.trust.intake.git.Fixture.commit;
import static coop.kith.trust.intake.git.Fixture.did;
import static coop.kith.trust.intake.git.Fixture.signed;
import static coop.kith.trust.intake.git.Fixture.withSignature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.SigningKey;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.Delegation;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.key.Multikey;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitSignatureCheckTest {
    private static final String WEB = "did:web:planet.example";

    @Test
    void aCommitSignedByTheKeyOfTheDidItNamesIsSound() {
        for (SigningKey key : List.of(ANA, BEN)) {
            GitSignature.Sound sound = sound(checkCommit(signed(commit(claimed(key)), key)));
            assertEquals(did(key), sound.signer().toString());
            assertEquals(key.publicKey(), sound.key());
            assertEquals(SigningTime.CLAIMED_ONLY, sound.time());
            assertEquals(
                    List.of(
                            "signature.present",
                            "signature.read",
                            "signer.named",
                            "signer.resolved",
                            "signer.key",
                            "signature.namespace",
                            "signature"),
                    sound.checks().stream().map(Check::name).toList());
        }
    }

    @Test
    void saysWhoWasTrustedForTheSignersKeys() {
        DidResolver here = DidResolver.of(List.of(new DidKey()), InstantSource.fixed(NOW));
        GitSignatureCheck told = GitSignatureCheck.of(
                did -> {
                    Resolution.Resolved found = (Resolution.Resolved) here.resolve(did, ResolutionOptions.none());
                    Delegation delegation = new Delegation("https://resolver.example/", JsonObject.empty());
                    return new Resolution.Resolved(
                            found.document(),
                            JsonObject.empty(),
                            found.evidence().delegated(delegation));
                },
                CRYPTOGRAPHY);
        SignedObject commit = GitCommit.parse(bytes(signed(commit(claimed(ANA)), ANA)), GitObjectFormat.SHA1)
                .orThrow();
        assertEquals(Map.of("delegated-to", "https://resolver.example/"), resolved(told.check(commit, NOW)));
        assertEquals(Map.of(), resolved(check(commit)));
    }

    private static Map<String, String> resolved(GitSignature signature) {
        return sound(signature).checks().stream()
                .filter(check -> check.name().equals("signer.resolved"))
                .findFirst()
                .orElseThrow()
                .facts();
    }

    @Test
    void theCommittersAddressMayNameTheDid() {
        String commit =
                commit("s\n").replace("committer Ana <ana@planet.example>", "committer Ana <" + did(ANA) + "#key-0>");
        assertEquals(did(ANA), sound(checkCommit(signed(commit, ANA))).signer().toString());
    }

    @Test
    void theAuthorsAddressNamesNobody() {
        String commit = commit("s\n").replace("author Ana <ana@planet.example>", "author Ana <" + did(ANA) + ">");
        assertEquals(GitWord.NO_SIGNER_DID, word(checkCommit(signed(commit, ANA))));
    }

    @Test
    void theLastTrailerCountsAndAnEarlierOneNeverStandsInForIt() {
        String last = "s\n\nSigned-by-DID: " + did(BEN) + "\nSigned-by-DID: " + did(ANA) + "\n";
        assertEquals(
                did(ANA), sound(checkCommit(signed(commit(last), ANA))).signer().toString());
        String noDid = "s\n\nSigned-by-DID: " + did(ANA) + "\nSigned-by-DID: me\n";
        assertEquals(GitWord.NO_SIGNER_DID, word(checkCommit(signed(commit(noDid), ANA))));
    }

    @Test
    void aTrailerInTheWrongPlaceNamesNobody() {
        for (String message : List.of(
                "Signed-by-DID: " + did(ANA) + "\n",
                "s\nSigned-by-DID: " + did(ANA) + "\n",
                "s\n\nSigned-by-DID: " + did(ANA) + "\n\nmore words\n",
                "s\n\nsome prose\nSigned-by-DID: " + did(ANA) + "\n")) {
            assertEquals(GitWord.NO_SIGNER_DID, word(checkCommit(signed(commit(message), ANA))), message);
        }
    }

    @Test
    void twoDifferentDidsConflictAndTheSameOneTwiceDoesNot() {
        String both =
                commit(claimed(ANA)).replace("committer Ana <ana@planet.example>", "committer Ben <" + did(BEN) + ">");
        GitSignature.Unsound conflict = unsound(checkCommit(signed(both, ANA)));
        assertEquals(GitWord.CONFLICTING_SIGNER, conflict.word());
        assertTrue(conflict.problems().get(0).detail().contains(did(ANA)));
        assertTrue(conflict.problems().get(0).detail().contains(did(BEN)));
        String same = commit(claimed(ANA))
                .replace("committer Ana <ana@planet.example>", "committer Ana <" + did(ANA) + "#x>");
        assertEquals(did(ANA), sound(checkCommit(signed(same, ANA))).signer().toString());
    }

    @Test
    void aChangedMessageTreeOrNameIsABadSignature() {
        String good = signed(commit(claimed(ANA)), ANA);
        for (String changed : List.of(
                good.replace("beans", "beanz"),
                good.replace(TREE, "f".repeat(40)),
                good.replace("author Ana", "author Eve"),
                good.replace("1790000000", "1790000001"),
                good + "\n",
                good.strip(),
                good.replace("\ngpgsig ", "\nx-header y\ngpgsig "))) {
            assertEquals(GitWord.BAD_SIGNATURE, word(checkCommit(changed)), changed);
        }
    }

    @Test
    void aSignatureByAnotherKeyIsAnUnknownKey() {
        GitSignature.Unsound unknown = unsound(checkCommit(signed(commit(claimed(ANA)), BEN)));
        assertEquals(GitWord.UNKNOWN_KEY, unknown.word());
        assertEquals(Optional.of(did(ANA)), unknown.claimed());
        String detail = unknown.problems().get(0).detail();
        assertTrue(detail.contains(SshPublicKey.fingerprint(BEN.publicKey())), detail);
        assertTrue(detail.contains(did(ANA)), detail);
    }

    @Test
    void withoutASignatureItIsUnsignedWhoeverIsNamed() {
        assertEquals(GitWord.UNSIGNED, word(checkCommit(commit(claimed(ANA)))));
        String stripped = signed(commit(claimed(ANA)), ANA).replaceAll("gpgsig [^\n]*\n( [^\n]*\n)*", "");
        assertEquals(GitWord.UNSIGNED, word(checkCommit(stripped)));
    }

    @Test
    void aSignatureForAnotherPurposeIsABadSignature() {
        String commit = commit(claimed(ANA));
        String forFiles = withSignature(commit, "gpgsig", SshSignature.sign(ANA, "file", bytes(commit)));
        GitSignature.Unsound bad = unsound(checkCommit(forFiles));
        assertEquals(GitWord.BAD_SIGNATURE, bad.word());
        assertEquals(
                "signature.namespace", bad.checks().get(bad.checks().size() - 1).name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN PGP SIGNATURE-----\n\niQEz\n=abcd\n-----END PGP SIGNATURE-----",
                "-----BEGIN SIGNED MESSAGE-----\nMII\n-----END SIGNED MESSAGE-----"
            })
    void otherKindsOfSignatureAreMalformedAndSaySo(String armored) {
        GitSignature.Unsound other = unsound(checkCommit(withSignature(commit(claimed(ANA)), "gpgsig", armored)));
        assertEquals(GitWord.MALFORMED, other.word());
        assertEquals(GitProblem.UNSUPPORTED_SIGNATURE, other.problems().get(0).type());
    }

    @Test
    void aDidThatDoesNotResolveIsAnUnresolvedSigner() {
        for (String did :
                List.of("did:", "did:key:zNoKey", "did:unknown:x", did(ANA) + " and more", "did:key:z6Mk\t")) {
            String commit = commit("s\n\nSigned-by-DID: " + did + "\n");
            GitSignature.Unsound unresolved = unsound(checkCommit(signed(commit, ANA)));
            assertEquals(GitWord.UNRESOLVED_SIGNER, unresolved.word(), did);
            assertTrue(unresolved.problems().size() > 1, "the resolver's own problem is handed on");
        }
    }

    @Test
    void aDeactivatedOrUnreachableDidIsAnUnresolvedSigner() {
        String commit = signed(commit("s\n\nSigned-by-DID: " + WEB + "\n"), ANA);
        for (Resolution resolution : List.of(
                new Resolution.Deactivated(JsonObject.empty(), List.of()),
                new Resolution.Unavailable(List.of(Problem.of(GitProblem.UNRESOLVED_SIGNER, "no answer"))))) {
            assertEquals(GitWord.UNRESOLVED_SIGNER, word(against(resolution, commit)));
        }
    }

    @Test
    void aKeyThatTheDocumentListsForSomethingElseIsUnknown() {
        String commit = signed(commit("s\n\nSigned-by-DID: " + WEB + "\n"), ANA);
        assertEquals(
                WEB,
                sound(against(document("assertionMethod", Map.of()), commit))
                        .signer()
                        .toString());
        assertEquals(GitWord.UNKNOWN_KEY, word(against(document("authentication", Map.of()), commit)));
        assertEquals(GitWord.UNKNOWN_KEY, word(against(document("keyAgreement", Map.of()), commit)));
        assertEquals(
                GitWord.UNKNOWN_KEY,
                word(against(document("assertionMethod", Map.of("controller", "did:web:else.example")), commit)));
        assertEquals(
                GitWord.UNKNOWN_KEY,
                word(against(document("assertionMethod", Map.of("revoked", "2026-11-01T00:00:00Z")), commit)));
    }

    @Test
    void aTagIsCheckedInTheSameWay() {
        String payload = "object " + TREE
                + "\ntype commit\ntag v1\ntagger Ana <ana@planet.example> 1 +0000\n\nv1\n\nSigned-by-DID: " + did(ANA)
                + "\n";
        String tag = payload + SshSignature.sign(ANA, "git", bytes(payload));
        assertEquals(did(ANA), sound(check(tag(tag))).signer().toString());
        assertEquals(GitWord.BAD_SIGNATURE, word(check(tag(tag.replace("tag v1\n", "tag v2\n")))));
        assertEquals(GitWord.MALFORMED, word(check(tag(tag + "words after the signature\n"))));
        assertEquals(GitWord.UNSIGNED, word(check(tag(payload))));
        String byAddress =
                payload.replace("\n\nSigned-by-DID: " + did(ANA), "").replace("ana@planet.example", did(ANA));
        assertEquals(
                did(ANA),
                sound(check(tag(byAddress + SshSignature.sign(ANA, "git", bytes(byAddress)))))
                        .signer()
                        .toString());
    }

    @Test
    void exemptionsNameFullIdsAndReasons() {
        assertEquals(Optional.of("before signing"), new Exemptions(Map.of(TREE, "before signing")).reasonFor(TREE));
        assertEquals(Optional.empty(), Exemptions.none().reasonFor(TREE));
        assertThrows(IllegalArgumentException.class, () -> new Exemptions(Map.of("4b825dc", "short")));
        assertThrows(IllegalArgumentException.class, () -> new Exemptions(Map.of(TREE, " ")));
    }

    private static GitSignature against(Resolution resolution, String commit) {
        GitCommit parsed = GitCommit.parse(bytes(commit), GitObjectFormat.SHA1).orThrow();
        return GitSignatureCheck.of(did -> resolution, CRYPTOGRAPHY).check(parsed, NOW);
    }

    private static Resolution document(String relationship, Map<String, String> changes) {
        JsonObject method = JsonObject.empty()
                .with("id", WEB + "#key-0")
                .with("type", "Multikey")
                .with("controller", WEB)
                .with("publicKeyMultibase", Multikey.encode(ANA.publicKey()));
        for (Map.Entry<String, String> change : changes.entrySet()) {
            method = method.with(change.getKey(), change.getValue());
        }
        JsonObject json = JsonObject.empty()
                .with("id", WEB)
                .with("verificationMethod", JsonArray.of(method))
                .with(relationship, JsonArray.of(new JsonString(WEB + "#key-0")));
        return new Resolution.Resolved(DidDocument.parse(json).orThrow(), JsonObject.empty(), List.of());
    }

    private static GitTag tag(String content) {
        return GitTag.parse(bytes(content), GitObjectFormat.SHA1).orThrow();
    }

    private static GitSignature.Sound sound(GitSignature signature) {
        return signature.fold(sound -> sound, unsound -> {
            throw new AssertionError(unsound.word() + ": " + unsound.problems());
        });
    }

    private static GitSignature.Unsound unsound(GitSignature signature) {
        GitSignature.Unsound unsound = (GitSignature.Unsound) signature;
        Check last = unsound.checks().get(unsound.checks().size() - 1);
        assertTrue(last.outcome() == Outcome.FAILED || last.outcome() == Outcome.UNDECIDED);
        return unsound;
    }

    private static GitWord word(GitSignature signature) {
        return unsound(signature).word();
    }
}
