package coop.kith.benchmarks;

import coop.kith.key.KeyType;

/** The cryptosuites that sign a whole document, each with the kinds of key it takes; those of EdDSA of 2022 have classes of their own. */
public enum SuiteAndKey {
    ECDSA_JCS_2019_P256("ecdsa-jcs-2019", KeyType.P256),
    ECDSA_JCS_2019_P384("ecdsa-jcs-2019", KeyType.P384),
    ECDSA_RDFC_2019_P256("ecdsa-rdfc-2019", KeyType.P256),
    ECDSA_RDFC_2019_P384("ecdsa-rdfc-2019", KeyType.P384),
    ED25519_SIGNATURE_2020("Ed25519Signature2020", KeyType.ED25519),
    MLDSA44_JCS_2024("mldsa44-jcs-2024", KeyType.ML_DSA_44),
    MLDSA44_RDFC_2024("mldsa44-rdfc-2024", KeyType.ML_DSA_44),
    SLHDSA128_JCS_2024("slhdsa128-jcs-2024", KeyType.SLH_DSA_SHA2_128S);

    private final String suite;
    private final KeyType key;

    SuiteAndKey(String suite, KeyType key) {
        this.suite = suite;
        this.key = key;
    }

    CredentialWork work() {
        return new CredentialWork(suite, key);
    }
}
