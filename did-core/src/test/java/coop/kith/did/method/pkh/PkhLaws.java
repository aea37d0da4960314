package coop.kith.did.method.pkh;

import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.resolve.Resolution;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class PkhLaws {
    @Property(tries = 1_000)
    void whateverTheTextOnlyAnAddressOfTheChainIsTaken(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 60) String address) {
        for (String chain : List.of("btc", "sol", "tz", "eth", "aleo:1", "bip122:0", "tezos:x", "solana:y")) {
            assertTrue(PkhTest.resolve("did:pkh:" + chain + ":" + address) instanceof Resolution.Invalid);
        }
    }
}
