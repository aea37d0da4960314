package coop.kith.did.method.pkh;

import coop.kith.bytes.Bytes;
import coop.kith.json.JsonObject;
import coop.kith.key.Base58;
import coop.kith.key.Jwk;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The chains of did:pkh's table "Networks", by their CAIP-2 namespace: which addresses each has, and how its accounts are written down as verification methods.
 */
enum Network {
    /** Ethereum and every chain of its kind; 20 bytes in hexadecimal, either case. */
    EIP155 {
        @Override
        boolean has(String address) {
            return HEXADECIMAL.matcher(address).matches();
        }

        @Override
        List<Method> methods(Account account) {
            String fragment = account.isLegacy() ? "Recovery2020" : Method.ACCOUNT;
            return List.of(Method.of(fragment, RECOVERY));
        }
    },

    /** Bitcoin and its kin: base58check of a version byte and a digest of 20 bytes, or the segregated witness form (BIP 173, by its characters). */
    BIP122 {
        @Override
        boolean has(String address) {
            return SEGWIT.matcher(address).matches()
                    || Base58Check.decode(address)
                            .filter(payload -> payload.length == 21)
                            .isPresent();
        }

        @Override
        List<Method> methods(Account account) {
            return List.of(Method.of(Method.ACCOUNT, RECOVERY));
        }
    },

    /** The address is the Ed25519 key itself, in base58. Accounts of programs, which are no points of the curve, cannot sign and have no DID here. */
    SOLANA {
        @Override
        boolean has(String address) {
            return key(address).isPresent();
        }

        @Override
        List<Method> methods(Account account) {
            PublicKey key = key(account.address()).orElseThrow();
            return List.of(
                    new Method(
                            "controller",
                            "Ed25519VerificationKey2018",
                            JsonObject.empty().with("publicKeyBase58", account.address())),
                    new Method(
                            "SolanaMethod2021",
                            "SolanaMethod2021",
                            JsonObject.empty().with("publicKeyJwk", Jwk.encode(key))));
        }

        private static Optional<PublicKey> key(String address) {
            return Base58.decode("z" + address, 32)
                    .flatMap(key -> PublicKey.of(KeyType.ED25519, Bytes.of(key))
                            .fold(Optional::of, faults -> Optional.empty()));
        }
    },

    /** The first three letters say which curve the key behind the digest is on. */
    TEZOS {
        @Override
        boolean has(String address) {
            return address.length() > 3
                    && PREFIXES.containsKey(address.substring(0, 3))
                    && Base58Check.decode(address)
                            .filter(payload -> payload.length == 23
                                    && Arrays.equals(
                                            payload,
                                            0,
                                            3,
                                            PREFIXES.get(address.substring(0, 3))
                                                    .toArray(),
                                            0,
                                            3))
                            .isPresent();
        }

        @Override
        List<Method> methods(Account account) {
            String type = switch (account.address().charAt(2)) {
                case '1' -> "Ed25519PublicKeyBLAKE2BDigestSize20Base58CheckEncoded2021";
                case '2' -> RECOVERY;
                default -> "P256PublicKeyBLAKE2BDigestSize20Base58CheckEncoded2021";
            };
            return List.of(Method.of(Method.ACCOUNT, type), Method.of("TezosMethod2021", "TezosMethod2021"));
        }
    },

    /** Bech32m with the prefix {@code aleo}, by its characters; only the reference 1 is known. */
    ALEO {
        @Override
        boolean has(String address) {
            return ALEO_ADDRESS.matcher(address).matches();
        }

        @Override
        List<Method> methods(Account account) {
            return List.of(Method.of(Method.ACCOUNT, "BlockchainVerificationMethod2021"));
        }
    };

    private static final String RECOVERY = "EcdsaSecp256k1RecoveryMethod2020";

    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{40}");

    /** BIP 173: 14 to 74 characters of data behind the prefix and a 1. */
    private static final Pattern SEGWIT = Pattern.compile("[a-z]{1,8}1[02-9ac-hj-np-z]{14,74}");

    /** 32 bytes in bech32m, 58 characters with the checksum. */
    private static final Pattern ALEO_ADDRESS = Pattern.compile("aleo1[02-9ac-hj-np-z]{58}");

    /** Tezos, "Base58 prefixes": ed25519_public_key_hash, secp256k1_public_key_hash, p256_public_key_hash. */
    private static final Map<String, Bytes> PREFIXES = Map.of(
            "tz1", Bytes.ofHex("06a19f"),
            "tz2", Bytes.ofHex("06a1a1"),
            "tz3", Bytes.ofHex("06a1a4"));

    /** What one verification method says beyond id, controller and account. */
    record Method(String fragment, String type, JsonObject key) {
        static final String ACCOUNT = "blockchainAccountId";

        static Method of(String fragment, String type) {
            return new Method(fragment, type, JsonObject.empty());
        }
    }

    /** The network of an account, where it is one of these. */
    static Optional<Network> of(Account account) {
        return switch (account.namespace()) {
            case "eip155" -> Optional.of(EIP155);
            case "bip122" -> Optional.of(BIP122);
            case "solana" -> Optional.of(SOLANA);
            case "tezos" -> Optional.of(TEZOS);
            case "aleo" -> account.reference().equals("1") ? Optional.of(ALEO) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether {@code address} is one of this network, as far as its text tells. */
    abstract boolean has(String address);

    abstract List<Method> methods(Account account);
}
