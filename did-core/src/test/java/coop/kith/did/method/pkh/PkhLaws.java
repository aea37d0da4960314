package coop.kith.did.method.pkh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.did.document.VerificationMethod;
import coop.kith.did.resolve.Resolution;
import coop.kith.json.JsonObject;
import coop.kith.key.Base58;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class PkhLaws {
    @Property(tries = 1_000)
    void textThatIsNoAddressOfTheChainIsRefused(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 60) String address) {
        for (String chain : List.of("btc", "tz", "eth", "aleo:1", "bip122:0", "tezos:x")) {
            assertInstanceOf(Resolution.Invalid.class, PkhTest.resolve("did:pkh:" + chain + ":" + address));
        }
    }

    /** Solana's addresses have no checksum: text is one exactly when it spells 32 bytes that are a key. */
    @Property(tries = 1_000)
    void anAddressOfSolanaIsTheKeyThatItSpells(@ForAll @Size(min = 31, max = 33) byte[] spelled) {
        String address = Base58.encode(spelled).substring(1);
        boolean key = PublicKey.of(KeyType.ED25519, Bytes.of(spelled)).isOk();
        for (String chain : List.of("sol", "solana:y")) {
            Resolution answer = PkhTest.resolve("did:pkh:" + chain + ":" + address);
            if (!key) {
                assertInstanceOf(Resolution.Invalid.class, answer);
                continue;
            }
            List<VerificationMethod> methods = assertInstanceOf(Resolution.Resolved.class, answer)
                    .document()
                    .verificationMethods();
            assertEquals(Optional.of(address), methods.get(0).stated().string("publicKeyBase58"));
            JsonObject jwk = methods.get(1).stated().object("publicKeyJwk").orElseThrow();
            assertEquals(Optional.of(Base64Url.encode(spelled)), jwk.string("x"));
        }
    }

    @Property(tries = 1_000)
    void textOutsideBase58IsNoAddressOfSolana(@ForAll @AlphaChars @StringLength(min = 42, max = 43) String text) {
        for (char outside : "0OIl".toCharArray()) {
            assertInstanceOf(Resolution.Invalid.class, PkhTest.resolve("did:pkh:sol:" + text + outside));
        }
    }
}
