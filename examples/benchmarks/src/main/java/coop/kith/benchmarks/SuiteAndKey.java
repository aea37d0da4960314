package coop.kith.benchmarks;

import coop.kith.key.KeyType;
import java.util.Arrays;

/** The cryptosuites that sign a whole document, each with the kinds of key it takes. */
public enum SuiteAndKey {
    EDDSA_JCS_2022("eddsa-jcs-2022", KeyType.ED25519),
    EDDSA_RDFC_2022("eddsa-rdfc-2022", KeyType.ED25519),
    ED25519_SIGNATURE_2020("Ed25519Signature2020", KeyType.ED25519),
    ECDSA_JCS_2019_P256("ecdsa-jcs-2019", KeyType.P256),
    ECDSA_JCS_2019_P384("ecdsa-jcs-2019", KeyType.P384),
    ECDSA_RDFC_2019_P256("ecdsa-rdfc-2019", KeyType.P256),
    ECDSA_RDFC_2019_P384("ecdsa-rdfc-2019", KeyType.P384),
    MLDSA44_JCS_2024("mldsa44-jcs-2024", KeyType.ML_DSA_44),
    MLDSA44_RDFC_2024("mldsa44-rdfc-2024", KeyType.ML_DSA_44),
    SLHDSA128_JCS_2024("slhdsa128-jcs-2024", KeyType.SLH_DSA_SHA2_128S);

    private final String suite;
    private final KeyType key;

    SuiteAndKey(String suite, KeyType key) {
        this.suite = suite;
        this.key = key;
    }

    /** The suite of this name, with the least of the keys that it takes. */
    static SuiteAndKey of(String suite) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.suite.equals(suite))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a suite for whole documents: " + suite));
    }

    String suite() {
        return suite;
    }

    KeyType key() {
        return key;
    }

    CredentialWork work() {
        return new CredentialWork(this);
    }
}
