package coop.kith.trust.intake.openpgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.trust.algorithm.flow.Certification;
import coop.kith.trust.algorithm.flow.WebOfTrust;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.bcpg.sig.RevocationReasonTags;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holders say of their own certificates, and when that counts. What is expected here, sequoia-wot 0.2.0 answers as well, but where it is said. */
final class OwnWordsTest {
    private static final String ALICE = "<alice@example.org>";
    private static final String BOB = "<bob@example.org>";
    private static final String BOB_AT_WORK = "<bob@work.example>";

    private final Person alice = new Person().binds(ALICE, 0);
    private final Person bob = new Person();

    private static Consumer<PGPSignatureSubpacketGenerator> until(int day) {
        return said -> said.setKeyExpirationTime(false, Duration.ofDays(day).toSeconds());
    }

    private void certified(int day, Consumer<PGPSignatureSubpacketGenerator> told) {
        bob.said(alice, PGPSignature.POSITIVE_CERTIFICATION, BOB, day, told);
    }

    private long trust(Person root, int day, Person target, String userId) {
        OpenPgpKeyring ring = OpenPgpKeyring.read(Person.keyring(alice, bob)).orThrow();
        WebOfTrust web = ring.asOf(Person.day(day));
        return web.greedy()
                .find(web.inquiry(Map.of(root.id(), Certification.FULL), target.id(), userId))
                .lower();
    }

    private long trust(int day) {
        return trust(alice, day, bob, BOB);
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                RevocationReasonTags.NO_REASON,
                RevocationReasonTags.KEY_COMPROMISED,
                RevocationReasonTags.USER_NO_LONGER_VALID
            })
    void aUserIdThatWasTakenBackWasItsHoldersUntilThenAndMayBeAgain(byte reason) {
        bob.binds(BOB, 0).takesBack(BOB, 20, reason).binds(BOB, 60);
        certified(10, said -> {});
        assertEquals(Certification.FULL, trust(19));
        assertEquals(0, trust(20));
        assertEquals(Certification.FULL, trust(60));
    }

    @Test
    void aCertificationThatWasTakenBackCountedUntilThenAndMayBeMadeAgain() {
        bob.binds(BOB, 0);
        certified(10, said -> {});
        bob.said(
                alice,
                PGPSignature.CERTIFICATION_REVOCATION,
                BOB,
                20,
                said -> said.setRevocationReason(false, RevocationReasonTags.NO_REASON, ""));
        certified(60, said -> said.setTrust(false, 0, 100));
        assertEquals(Certification.FULL, trust(19));
        assertEquals(0, trust(20));
        assertEquals(100, trust(60));
    }

    @Test
    void aCertificationOfAKeyThatHadExpiredDoesNotCountWhenTheKeyIsExtendedLater() {
        bob.binds(BOB, 0, until(30)).binds(BOB, 60);
        certified(40, said -> {});
        assertEquals(0, trust(100));
        certified(61, said -> {});
        assertEquals(Certification.FULL, trust(100));
    }

    @Test
    void aCertificationOfAKeyThatHeldCountsWhenTheKeyIsSaidToHaveExpiredBefore() {
        bob.binds(BOB, 0);
        alice.binds(ALICE, 60, until(50));
        certified(55, said -> {});
        assertEquals(Certification.FULL, trust(100));
    }

    @Test
    void ofWhoSignsMoreThanAPersonDoesWhatWasSaidLastStands() {
        bob.binds(BOB, 0, until(30));
        for (int count = 0; count < 256; count++) {
            bob.binds(BOB, 60 + count);
        }
        certified(40, said -> {});
        assertEquals(Certification.FULL, trust(400));
    }

    /** GnuPG puts the new signature in the place of the old one; sequoia-wot counts nothing before it. */
    @Test
    void whatWasSaidBeforeTheFirstSignatureThatIsLeftCountsByThatOne() {
        bob.binds(BOB, 60, until(100));
        certified(10, said -> {});
        assertEquals(Certification.FULL, trust(70));
        assertEquals(0, trust(100));
        assertEquals(0, trust(50));
    }

    @Test
    void theExpiryIsThatOfTheFirstUserIdThatWasNotTakenBack() {
        bob.binds(BOB_AT_WORK, 0, said -> {
            until(30).accept(said);
            said.setPrimaryUserID(false, true);
        });
        bob.binds(BOB, 0);
        certified(5, said -> {});
        assertEquals(0, trust(50));
        bob.takesBack(BOB_AT_WORK, 10, RevocationReasonTags.USER_NO_LONGER_VALID);
        assertEquals(Certification.FULL, trust(50));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                SignatureSubpacketTags.REVOCABLE,
                SignatureSubpacketTags.KEY_SERVER_PREFS,
                SignatureSubpacketTags.POLICY_URL,
                SignatureSubpacketTags.SIGNER_USER_ID
            })
    void whatIsCriticalAndUnderstoodIsNoReasonToDoubt(int type) {
        bob.binds(BOB, 0);
        certified(10, said -> said.addCustomSubpacket(new SignatureSubpacket(type, true, false, new byte[] {0}) {}));
        assertEquals(Certification.FULL, trust(20));
    }

    @Test
    void whatIsCriticalAndNotUnderstoodSaysNothing() {
        bob.binds(BOB, 0);
        certified(10, said -> said.addCustomSubpacket(new SignatureSubpacket(99, true, false, new byte[] {0}) {}));
        assertEquals(0, trust(20));
    }

    @Test
    void aCertificateWhoseHolderSaysNothingThatCountsIsNamed() {
        bob.binds(BOB, 0, said -> said.addCustomSubpacket(new SignatureSubpacket(99, true, false, new byte[] {0}) {}));
        OpenPgpKeyring ring = OpenPgpKeyring.read(Person.keyring(alice, bob)).orThrow();
        assertEquals(1, ring.skipped().size());
        assertTrue(ring.skipped().get(0).detail().contains(bob.id()));
        bob.binds(BOB, 1);
        assertEquals(
                0,
                OpenPgpKeyring.read(Person.keyring(alice, bob))
                        .orThrow()
                        .skipped()
                        .size());
    }

    /** Sequoia-wot lets it introduce others as well. */
    @Test
    void aKeyThatMayNotCertifyCanBeVouchedForAndVouchesForNobody() {
        bob.binds(BOB, 0, said -> {
            said.removePacketsOfType(SignatureSubpacketTags.KEY_FLAGS);
            said.setKeyFlags(false, KeyFlags.SIGN_DATA);
        });
        certified(10, said -> {});
        alice.said(bob, PGPSignature.POSITIVE_CERTIFICATION, ALICE, 10, said -> {});
        assertEquals(Certification.FULL, trust(20));
        assertEquals(0, trust(bob, 20, alice, ALICE));
    }

    @Test
    void aCertificateGoesByItsKeyIdAndByPrefixedHexadecimal() {
        bob.binds(BOB, 0);
        OpenPgpKeyring ring = OpenPgpKeyring.read(Person.keyring(alice, bob)).orThrow();
        String keyId = bob.id().substring(bob.id().length() - 16);
        assertEquals(bob.id(), ring.certificate(keyId).orThrow());
        assertEquals(
                bob.id(),
                ring.certificate("0x" + keyId.toLowerCase(Locale.ROOT)).orThrow());
        assertEquals(bob.id(), ring.certificate("0x" + bob.id()).orThrow());
    }
}
