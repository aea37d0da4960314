package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.vc.model.SuspiciousText;
import coop.kith.vc.model.SuspiciousText.Kind;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("V39: what a credential says is handed on letter by letter, and what may deceive in it is told")
final class SuspiciousTextTest {
    private final CredentialVerifier verifier = CredentialVerifier.standard();

    @Test
    void everyKindIsToldWithItsPlace() {
        told("<script>alert(1)</script>", Kind.MARKUP);
        told("<img src=x onerror=alert(1)>", Kind.MARKUP);
        told("JavaScript:alert(1)", Kind.MARKUP);
        told("Ana \u202etxt.exe", Kind.DIRECTION);
        told("Ana\u0000", Kind.CONTROL);
        told("Ana\r\n2026-11-22 WARN forged", Kind.CONTROL);
        told("Ana\u2028", Kind.CONTROL);
        told("A\u200bna", Kind.INVISIBLE);
        told("\u0410\u0440\u0440le Bank", Kind.MIXED_SCRIPT);
        told("\u0421\u041e\u0421\u041e Bank", Kind.MIXED_SCRIPT);
        told("x".repeat(500_000), Kind.LONG);
        told("<b>\u202e\u0000", Kind.CONTROL, Kind.DIRECTION, Kind.MARKUP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana",
                "\u00c9lo\u00efse d'\u00c9t\u00e9 & Fils",
                "\u0410\u043d\u043d\u0430 \u041a\u0430\u0440\u0435\u043d\u0438\u043d\u0430",
                "\u5c71\u7530\u30bf\u30ed\u30fc\u3055\u3093",
                "\u05e9\u05dc\u05d5\u05dd, Ana",
                "1 < 2 and 3 > 2",
                "\ud83c\udf33 Tree"
            })
    void whatPeopleWriteIsNotTold(String name) {
        assertEquals(List.of(), verified(name).suspiciousTexts());
    }

    @Test
    void namesOfMembersAndTheIssuersNameCount() {
        JsonObject issuer =
                JsonObject.empty().with("id", Persona.ISSUER.did().toString()).with("name", "\u0410\u0440\u0440le");
        JsonObject credential = Papers.credential().with("issuer", issuer).with("a\nb", "x");
        List<SuspiciousText> texts = accepted(credential).suspiciousTexts();
        assertEquals(
                List.of("/issuer/name", "/a\nb"),
                texts.stream().map(text -> text.where().toString()).toList());
    }

    @Test
    void noMoreAreToldThanAnybodyReads() {
        List<JsonString> many = java.util.Collections.nCopies(SuspiciousText.MOST + 50, new JsonString("<script>"));
        JsonObject credential = Papers.credential().with("many", new coop.kith.json.JsonArray(List.copyOf(many)));
        assertEquals(SuspiciousText.MOST, accepted(credential).suspiciousTexts().size());
    }

    private void told(String name, Kind... kinds) {
        VerifiedCredential verified = verified(name);
        assertEquals(name, verified.credential().json().string("name").orElseThrow(), "handed on letter by letter");
        assertEquals(1, verified.suspiciousTexts().size(), name);
        assertEquals("/name", verified.suspiciousTexts().get(0).where().toString());
        assertEquals(Set.of(kinds), verified.suspiciousTexts().get(0).kinds());
    }

    private VerifiedCredential verified(String name) {
        return accepted(Papers.credential().with("name", name));
    }

    private VerifiedCredential accepted(JsonObject credential) {
        return verifier.verify(Papers.issued(credential), VerificationPolicy.strict(), Papers.NOW)
                .fold(
                        accepted -> accepted.value(),
                        rejected -> {
                            throw new AssertionError(rejected.problems());
                        },
                        undecided -> {
                            throw new AssertionError(undecided.problems());
                        });
    }
}
