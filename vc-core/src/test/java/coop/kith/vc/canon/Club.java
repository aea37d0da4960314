package coop.kith.vc.canon;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A club with a context of its own, in which every kind of term occurs that JSON-LD may drop something of. */
final class Club {
    static final String CONTEXT = "https://club.example/membership/v1";

    private static final String DOCUMENT = """
            {"@context": {
              "MembershipCredential": "https://club.example/terms#MembershipCredential",
              "memberSince": "https://club.example/terms#memberSince",
              "homepage": {"@id": "https://club.example/terms#homepage", "@type": "@id"},
              "role": {"@id": "https://club.example/terms#role", "@type": "@vocab"},
              "weight": {"@id": "https://club.example/terms#weight", "@type": "http://www.w3.org/2001/XMLSchema#double"},
              "steps": {"@id": "https://club.example/terms#steps", "@container": "@list"},
              "titles": {"@id": "https://club.example/terms#titles", "@container": "@language"},
              "shelves": {"@id": "https://club.example/terms#shelves", "@container": "@index"},
              "settings": {"@id": "https://club.example/terms#settings", "@type": "@json"},
              "friend": {"@id": "https://club.example/terms#friend", "@context": {"settings": "https://club.example/terms#plain"}},
              "greeting": {"@id": "https://club.example/terms#greeting", "@direction": "rtl"},
              "graphs": {"@id": "https://club.example/terms#graphs", "@container": "@graph"},
              "nickname": null,
              "secret": "_:secret",
              "also": "@included",
              "grouped": "@nest"
            }}""";

    private Club() {}

    static ContextLibrary library() {
        return with(CONTEXT, DOCUMENT);
    }

    static ContextLibrary with(String url, String document) {
        Bytes bytes = Bytes.of(document.getBytes(StandardCharsets.UTF_8));
        return ContextLibrary.standard()
                .with(url, bytes, HexFormat.of().formatHex(Digests.sha256(bytes.toArray())))
                .orThrow();
    }

    /** A membership whose subject says these things besides its id. */
    static JsonObject membership(String claims) {
        return credential(
                "[\"https://www.w3.org/ns/credentials/v2\",\"" + CONTEXT + "\"]",
                "\"credentialSubject\":{\"id\":\"did:example:ana\"" + (claims.isEmpty() ? "" : ",") + claims + "}");
    }

    static JsonObject credential(String context, String members) {
        return Json.parseObject("{\"@context\":" + context
                        + ",\"id\":\"urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33\","
                        + "\"type\":[\"VerifiableCredential\"],\"issuer\":\"did:example:club\"," + members + "}")
                .orThrow();
    }
}
