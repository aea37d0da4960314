package coop.kith.vc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents that the W3C publishes with its specifications are read, and nothing of them is lost. */
final class CredentialVectors {
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"1", "4", "11", "12", "13", "18", "20", "21", "23"})
    void readsTheCredentialsOfTheDataModel(String example) {
        JsonObject json = read("vc/w3c-vc-data-model/schema/verifiable-credential/example-" + example + ".json");
        assertEquals(json, Credential.parse(json).orThrow().json());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"2", "25", "45"})
    void readsThePresentationsOfTheDataModel(String example) {
        JsonObject json = read("vc/w3c-vc-data-model/schema/verifiable-presentation/example-" + example + ".json");
        Result<Presentation> read = Presentation.parse(json);
        assertEquals(json, read.orThrow().json());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "unsigned.json",
                "employmentAuth.json",
                "Ed25519Signature2020/signedEdSig.json",
                "eddsa-rdfc-2022/signedDataInt.json",
                "eddsa-rdfc-2022/employ/signedDataInt.json",
                "eddsa-jcs-2022/signedJCS.json",
                "proof-set-chain/unsigned.json",
                "proof-set-chain/signedProofSet1.json",
                "proof-set-chain/signedProofSet2.json",
                "proof-set-chain/signedProofChain1.json",
                "proof-set-chain/signedProofChain2.json"
            })
    void readsTheCredentialsOfTheEddsaSuites(String file) {
        JsonObject json = read("vc/w3c-vc-di-eddsa/TestVectors/" + file);
        List<Problem> problems = Credential.parse(json).problems();
        assertEquals(List.of(), problems);
    }

    /** The draft's other two examples are entries of lists, not yet credentials. */
    @Test
    void readsTheCredentialOfRecognizedEntities() {
        JsonObject json = read("vc/w3c-vc-recognized-entities/list-example/tsp-as-vc.json");
        assertEquals(json, Credential.parse(json).orThrow().json());
    }

    private static JsonObject read(String path) {
        return Examples.json(Vectors.text(path));
    }
}
