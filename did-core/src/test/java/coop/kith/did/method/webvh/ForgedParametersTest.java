package coop.kith.did.method.webvh;

import static coop.kith.did.method.webvh.WebvhProblem.INVALID_PARAMETERS;
import static coop.kith.did.method.webvh.WebvhProblem.INVALID_WITNESS_RULE;
import static coop.kith.did.method.webvh.WebvhProblem.KEY_NOT_AUTHORIZED;
import static coop.kith.did.method.webvh.WebvhProblem.PRE_ROTATION;
import static coop.kith.did.method.webvh.WebvhProblem.UNKNOWN_METHOD_VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.problem.ProblemType;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs whose hashes, SCID and signatures all hold, and whose parameters break one rule. */
class ForgedParametersTest {
    private static final String KEYS = "'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A']";
    private static final String ROTATING =
            "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'nextKeyHashes':['$hB','$hC']}";

    @ParameterizedTest
    @DisplayName("D25: a witness rule that cannot be meant")
    @ValueSource(
            strings = {
                "{'threshold':1,'witnesses':[{'id':'did:key:$U'},{'id':'did:key:$U'}]}",
                "{'threshold':0,'witnesses':[{'id':'did:key:$U'}]}",
                "{'threshold':-1,'witnesses':[{'id':'did:key:$U'}]}",
                "{'threshold':1.5,'witnesses':[{'id':'did:key:$U'},{'id':'did:key:$V'}]}",
                "{'threshold':2,'witnesses':[{'id':'did:key:$U'}]}",
                "{'threshold':'1','witnesses':[{'id':'did:key:$U'}]}",
                "{'threshold':true,'witnesses':[{'id':'did:key:$U'}]}",
                "{'threshold':null,'witnesses':[{'id':'did:key:$U'}]}",
                "{'witnesses':[{'id':'did:key:$U'}]}",
                "{'threshold':1}",
                "{'threshold':1,'witnesses':[]}",
                "{'threshold':0,'witnesses':[]}",
                "{'threshold':1,'witnesses':{'id':'did:key:$U'}}",
                "{'threshold':1,'witnesses':['did:key:$U']}",
                "{'threshold':1,'witnesses':[{}]}",
                "{'threshold':1,'witnesses':[{'id':'did:web:witness.example'}]}",
                "{'threshold':1,'witnesses':[{'id':'$U'}]}",
                "{'threshold':1,'witnesses':[{'id':'did:key:$P'}]}",
                "{'threshold':1,'witnesses':[{'id':'did:key:$U#$U'}]}",
                "{'threshold':1,'witnesses':[{'id':'did:key:$Ux'}]}",
                "{'threshold':1,'witnesses':[{'id':'did:key:z6Mk'}]}",
                "{'threshold':1,'witnesses':[{'id':'did:key:$U','weight':1}]}",
                "{'threshold':1,'selfWeight':1,'witnesses':[{'id':'did:key:$U'}]}",
                "[]",
                "'did:key:$U'",
                "1"
            })
    void refusesAWitnessRule(String rule) {
        refused(INVALID_WITNESS_RULE, 1, TestLog.begun("{" + KEYS + ",'witness':" + rule + "}"));
        refused(INVALID_WITNESS_RULE, 2, TestLog.begun().then("{'witness':" + rule + "}"));
    }

    @ParameterizedTest
    @DisplayName("D30: a method version that is not known, or a lower one")
    @ValueSource(
            strings = {
                "'did:webvh:9.9'",
                "'did:webvh:99.0'",
                "'did:webvh:1.0-rc1'",
                "'did:webvh:1.0.0'",
                "'did:webvh:1'",
                "'didwebvh:1.0'",
                "'did:webvh:0.5'",
                "'did:tdw:0.3'",
                "'DID:WEBVH:1.0'",
                "'did:webvh:1.0 '",
                "''",
                "null",
                "1.0",
                "['did:webvh:1.0']"
            })
    void refusesAMethodVersion(String method) {
        refused(
                UNKNOWN_METHOD_VERSION,
                1,
                TestLog.begun("{'method':" + method + ",'scid':'{SCID}','updateKeys':['$A']}"));
        refused(UNKNOWN_METHOD_VERSION, 2, TestLog.begun().then("{'method':" + method + "}"));
    }

    @ParameterizedTest
    @DisplayName("D30: a parameter that is not known, or of another type or range, in any entry")
    @ValueSource(
            strings = {
                "'prerotation':true",
                "'Portable':false",
                "'more':1",
                "'nextKeyHashes':{}",
                "'nextKeyHashes':'$hB'",
                "'nextKeyHashes':[1]",
                "'nextKeyHashes':[null]",
                "'watchers':'https://watch.example'",
                "'watchers':['ftp://watch.example']",
                "'watchers':['watch.example']",
                "'watchers':['https://']",
                "'watchers':[1]",
                "'deactivated':'true'",
                "'deactivated':1",
                "'deactivated':null",
                "'portable':null",
                "'portable':'false'",
                "'portable':0",
                "'ttl':-1",
                "'ttl':1.5",
                "'ttl':2147483649",
                "'ttl':'3600'",
                "'ttl':[]",
            })
    void refusesAParameter(String parameter) {
        refused(INVALID_PARAMETERS, 1, TestLog.begun("{" + KEYS + "," + parameter + "}"));
        refused(INVALID_PARAMETERS, 2, TestLog.begun().then("{" + parameter + "}"));
    }

    @ParameterizedTest
    @DisplayName("D30: a first entry that lacks a parameter, or states update keys that are none")
    @ValueSource(
            strings = {
                "{'scid':'{SCID}','updateKeys':['$A']}",
                "{'method':'did:webvh:1.0','updateKeys':['$A']}",
                "{'method':'did:webvh:1.0','scid':'{SCID}'}",
                "{'method':'did:webvh:1.0','scid':null,'updateKeys':['$A']}",
                "{'method':'did:webvh:1.0','scid':['{SCID}'],'updateKeys':['$A']}",
                "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':'$A'}",
                "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A',1]}",
                "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A','did:key:$B']}",
                "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A','z0']}",
                "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A','']}",
                "{}"
            })
    void refusesAFirstEntryWithout(String parameters) {
        refused(INVALID_PARAMETERS, 1, TestLog.begun(parameters));
    }

    @ParameterizedTest
    @DisplayName("D26: what may stand in the first entry only")
    @ValueSource(strings = {"{'scid':'{SCID}'}", "{'portable':true}", "{'scid':'other'}"})
    void refusesALaterEntryWith(String parameters) {
        refused(INVALID_PARAMETERS, 2, TestLog.begun().then(parameters));
    }

    @Test
    @DisplayName("D26: portability that was given up does not come back")
    void refusesPortabilityThatComesBack() {
        String first = "{" + KEYS + ",'portable':true}";
        refused(
                INVALID_PARAMETERS,
                3,
                TestLog.begun(first).then("{'portable':false}").then("{'portable':true}"));
        refused(INVALID_PARAMETERS, 2, TestLog.begun(first).then("{'portable':true}"));
    }

    @ParameterizedTest
    @DisplayName("D27: pre-rotation is active, and an entry does not keep to it")
    @CsvSource(
            delimiter = '|',
            value = {
                // keys inherited, though the one in force is also the signer
                "PRE_ROTATION | {'nextKeyHashes':['$hD']} | A",
                "PRE_ROTATION | {'updateKeys':['$B']} | B",
                "PRE_ROTATION | {'updateKeys':['$D'],'nextKeyHashes':['$hE']} | D",
                "PRE_ROTATION | {'updateKeys':['$B','$D'],'nextKeyHashes':['$hE']} | B",
                // the key before, which was never promised
                "PRE_ROTATION | {'updateKeys':['$A','$B'],'nextKeyHashes':['$hE']} | B",
                "KEY_NOT_AUTHORIZED | {'updateKeys':['$B'],'nextKeyHashes':['$hE']} | A",
                "KEY_NOT_AUTHORIZED | {'updateKeys':['$B'],'nextKeyHashes':['$hE']} | C",
                "PRE_ROTATION | {} | A"
            })
    void refusesAnEntryThatBreaksPreRotation(WebvhProblem expected, String parameters, char signer) {
        refused(expected, 2, TestLog.begun(ROTATING).then(parameters, signer));
    }

    @Test
    @DisplayName("D27: a key promised once, two entries ago")
    void refusesAKeyThatAnEarlierEntryPromised() {
        refused(
                PRE_ROTATION,
                3,
                TestLog.begun(ROTATING)
                        .then("{'updateKeys':['$B'],'nextKeyHashes':['$hD']}", 'B')
                        .then("{'updateKeys':['$C'],'nextKeyHashes':['$hE']}", 'C'));
    }

    @Test
    @DisplayName("D27: the entry that ends pre-rotation is still bound by it")
    void refusesAnEndOfPreRotationByOtherKeys() {
        TestLog log = TestLog.begun(ROTATING);
        refused(PRE_ROTATION, 2, log.copy().then("{'updateKeys':['$D'],'nextKeyHashes':[]}", 'D'));
        refused(KEY_NOT_AUTHORIZED, 2, log.copy().then("{'updateKeys':['$B'],'nextKeyHashes':[]}", 'A'));
        TestLog ended = log.copy().then("{'updateKeys':['$B'],'nextKeyHashes':[]}", 'B');
        assertEquals(2, ended.verified().size());
        // From then on the keys of the entry before sign again.
        refused(KEY_NOT_AUTHORIZED, 3, ended.copy().then("{'updateKeys':['$D']}", 'D'));
        assertEquals(
                3, ended.copy().then("{'updateKeys':['$D']}", 'B').verified().size());
    }

    /** Everything but that one thing holds: it is the only problem of the only entry that has one. */
    private static void refused(ProblemType expected, int number, TestLog log) {
        Forgery.assertRefused(List.of(expected), number, log);
    }
}
