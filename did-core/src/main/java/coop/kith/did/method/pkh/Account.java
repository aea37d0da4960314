package coop.kith.did.method.pkh;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A blockchain account (CAIP-10): the chain's namespace and reference (CAIP-2), and the address there.
 *
 * @param isLegacy whether the DID names the chain by one word, as before CAIP-10
 */
record Account(String namespace, String reference, String address, boolean isLegacy) {
    /** CAIP-2 and CAIP-10, section "Syntax". */
    private static final Pattern NAMESPACE = Pattern.compile("[-a-z0-9]{3,8}");

    private static final Pattern REFERENCE = Pattern.compile("[-_a-zA-Z0-9]{1,32}");
    private static final Pattern ADDRESS = Pattern.compile("[-.%a-zA-Z0-9]{1,128}");

    /** did:pkh, "Appendix: Legacy Support". */
    private static final Map<String, String> LEGACY = Map.of(
            "btc", "bip122:000000000019d6689c085ae165831e93",
            "doge", "bip122:1a91e3dace36e2be3bf030a65679fe82",
            "eth", "eip155:1",
            "celo", "eip155:42220",
            "poly", "eip155:137",
            "sol", "solana:4sGjMW1sUnHzSxGspuhpqLDx6wiyjNtZ",
            "tz", "tezos:NetXdQprcVkpaWU");

    static Result<Account> of(Did did) {
        String[] parts = did.methodSpecificId().split(":", -1);
        if (parts.length == 2 && LEGACY.containsKey(parts[0])) {
            String[] chain = LEGACY.get(parts[0]).split(":", -1);
            return checked(new Account(chain[0], chain[1], parts[1], true));
        }
        return parts.length == 3
                ? checked(new Account(parts[0], parts[1], parts[2], false))
                : refused(did + " does not name an account as namespace:reference:address (CAIP-10)");
    }

    private static Result<Account> checked(Account account) {
        boolean good = NAMESPACE.matcher(account.namespace).matches()
                && REFERENCE.matcher(account.reference).matches()
                && ADDRESS.matcher(account.address).matches();
        return good ? Result.ok(account) : refused(account + " has characters or a length that CAIP-10 does not allow");
    }

    private static Result<Account> refused(String detail) {
        return Result.refused(Problem.of(DidProblem.INVALID_DID, detail)
                .next("Write it as did:pkh:eip155:1:0x..., with the chain by its CAIP-2 name."));
    }

    /** The CAIP-10 text. */
    @Override
    public String toString() {
        return namespace + ':' + reference + ':' + address;
    }
}
