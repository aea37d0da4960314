package coop.kith.did.method.pkh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PkhTest {
    static Resolution resolve(String did) {
        return DidResolver.of(List.of(new DidPkh()), InstantSource.fixed(Instant.EPOCH))
                .resolve(did, ResolutionOptions.none());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eip155:1:0xb9c5714089478a327f09197987f16f9e5d936e8a",
                "eip155:8453:0xB9C5714089478a327F09197987f16f9e5d936E8a",
                "bip122:000000000019d6689c085ae165831e93:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
                "bip122:000000000019d6689c085ae165831e93:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"
            })
    void makesTheDidOfAnAccount(String account) {
        assertEquals("did:pkh:" + account, DidPkh.of(account).orThrow().toString());
        assertInstanceOf(Resolution.Resolved.class, resolve("did:pkh:" + account));
    }

    @ParameterizedTest
    @CsvSource({
        "did:pkh:eth, INVALID_DID",
        "did:pkh:xyz:0xb9c5714089478a327f09197987f16f9e5d936e8a, INVALID_DID",
        "did:pkh:eip155:0xb9c5714089478a327f09197987f16f9e5d936e8a, INVALID_DID",
        "did:pkh:eip155:1:0xb9c5714089478a327f09197987f16f9e5d936e8, INVALID_DID",
        "did:pkh:eip155:1:0xb9c5714089478a327f09197987f16f9e5d936e8g, INVALID_DID",
        "did:pkh:eip155:1:b9c5714089478a327f09197987f16f9e5d936e8a, INVALID_DID",
        "did:pkh:eip155:1:0xb9c5714089478a327f09197987f16f9e5d936e8a:x, INVALID_DID",
        "did:pkh:EIP155:1:0xb9c5714089478a327f09197987f16f9e5d936e8a, INVALID_DID",
        "did:pkh:eip155::0xb9c5714089478a327f09197987f16f9e5d936e8a, INVALID_DID",
        "did:pkh:ei:1:0xb9c5714089478a327f09197987f16f9e5d936e8a, INVALID_DID",
        "did:pkh:btc:128Lkh3S7CkDTBZ8W7BbpsN3YYizJMp8p7, INVALID_DID",
        "did:pkh:btc:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdb, INVALID_DID",
        "did:pkh:tz:tz1TzrmTBSuiVHV2VfMnGRMYvTEPCP42oSM9, INVALID_DID",
        "did:pkh:tz:tz2TzrmTBSuiVHV2VfMnGRMYvTEPCP42oSM8, INVALID_DID",
        "did:pkh:tz:tz4TzrmTBSuiVHV2VfMnGRMYvTEPCP42oSM8, INVALID_DID",
        "did:pkh:tz:t, INVALID_DID",
        "did:pkh:sol:CKg5d12Jhpej1JqtmxLJgaFqqeYjxgPqToJ4LBdvG9, INVALID_DID",
        "did:pkh:sol:0OIl, INVALID_DID",
        "did:pkh:aleo:1:aleo1y90, INVALID_DID",
        "did:pkh:aleo:2:aleo1y90yg3yzs4g7q25f9nn8khuu00m8ysynxmcw8aca2d0phdx8dgpq4vw348, FEATURE_NOT_SUPPORTED",
        "did:pkh:cosmos:cosmoshub-3:cosmos1t2uflqwqe0fsj0shcfkrvpukewcw40yjj6hdc0, FEATURE_NOT_SUPPORTED"
    })
    void refusesWhatIsNoAccount(String did, DidProblem type) {
        Resolution answer = resolve(did);
        assertEquals(
                type,
                assertInstanceOf(Resolution.Invalid.class, answer, answer::toString)
                        .problems()
                        .get(0)
                        .type());
    }

    @Test
    void refusesASolanaAddressThatIsNoKey() {
        // 32 zero bytes: the system program's address, a point of small order.
        assertInstanceOf(Resolution.Invalid.class, resolve("did:pkh:sol:11111111111111111111111111111111"));
    }

    @Test
    void noKeyOfAnAccountThatIsADigestIsReadable() {
        DidDocument document = ((Resolution.Resolved)
                        resolve("did:pkh:eip155:1:0xb9c5714089478a327f09197987f16f9e5d936e8a"))
                .document();
        assertFalse(document.verificationMethods().get(0).publicKey().isOk());
    }
}
