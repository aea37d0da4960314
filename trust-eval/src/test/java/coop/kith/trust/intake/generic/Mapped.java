package coop.kith.trust.intake.generic;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.trust.testing.Person;
import java.time.Instant;
import java.util.List;

/** Mappings and credentials of a vocabulary that a co-operative made up, for tests. */
final class Mapped {
    static final Instant SPRING = Instant.parse("2026-03-01T09:00:00Z");
    static final Person COOP = Person.named("coop");
    static final Person ANA = Person.named("ana");
    static final Person STRANGER = Person.named("stranger");
    static final String KIND =
            "'context':['https://www.w3.org/ns/credentials/v2',{'@vocab':'https://coop.example/words#'}],'type':['WorkerCredential']";
    static final String SUBJECT = "'subject':'/credentialSubject/id'";
    static final String FROM_COOP = "'issuers':['" + COOP.did() + "']";

    private Mapped() {}

    /** JSON with single quotes. */
    static JsonObject json(String text) {
        return Json.parseObject(text.replace('\'', '"')).orThrow();
    }

    static String mapping(String... rules) {
        return "{'kith':'mapping-1','name':'coop','rules':[" + String.join(",", rules) + "]}";
    }

    /** A rule about worker credentials of the co-operative. */
    static String rule(String more) {
        return "{" + KIND + "," + FROM_COOP + "," + SUBJECT + "," + more + "}";
    }

    static GenericIntake intake(String... rules) {
        return GenericIntake.of(List.of(Mapping.parse(json(mapping(rules))).orThrow()));
    }

    /** A worker credential, unsigned. */
    static JsonObject worker(String subject) {
        return json(
                "{'@context':['https://www.w3.org/ns/credentials/v2',{'@vocab':'https://coop.example/words#'}],'type':['VerifiableCredential','WorkerCredential'],"
                        + "'validFrom':'2026-03-01T09:00:00Z','credentialSubject':" + subject + "}");
    }

    static JsonObject worker() {
        return worker("{'id':'" + ANA.did()
                + "','status':'active','skill':{'name':'weaving'},'site':'https://site.example/1',"
                + "'contract':'zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n'}");
    }
}
