package coop.kith.vc.proof.sdjwt;

import coop.kith.bytes.Base64Url;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts digests in the places of what is left to the holder, from the inside out (RFC 9901 section 4.2). For one payload, for one thread.
 *
 * <p>Each disclosure has a salt of its own of 128 random bits. The digests of an object are sorted, which tells nothing about the order of its claims.
 */
final class Concealment {
    private static final int SALT_BYTES = 16;
    private static final int DECOY_BYTES = 32;
    private static final DigestAlgorithm HASH = DigestAlgorithm.SHA_256;

    private final Set<JsonPointer> places;
    private final Hiding hiding;
    private final List<Disclosure> disclosures = new ArrayList<>();

    Concealment(Hiding hiding) {
        this.places = new HashSet<>(hiding.places());
        this.hiding = hiding;
    }

    /** The payload to sign; the disclosures that go with it are {@link #disclosures}. */
    JsonObject payload(JsonObject claims) {
        return object(claims, JsonPointer.root()).with(DigestAlgorithm.CLAIM, HASH.term());
    }

    List<Disclosure> disclosures() {
        return List.copyOf(disclosures);
    }

    private JsonValue value(JsonValue in, JsonPointer at) {
        if (in instanceof JsonObject object) {
            return object(object, at);
        }
        return in instanceof JsonArray array ? array(array, at) : in;
    }

    private JsonObject object(JsonObject in, JsonPointer at) {
        Map<String, JsonValue> out = new LinkedHashMap<>();
        List<String> digests = new ArrayList<>();
        for (Map.Entry<String, JsonValue> member : in.members().entrySet()) {
            JsonPointer place = at.append(member.getKey());
            JsonValue inner = value(member.getValue(), place);
            if (places.contains(place)) {
                digests.add(hidden(Disclosure.of(salt(), member.getKey(), inner)));
            } else {
                out.put(member.getKey(), inner);
            }
        }
        if (!digests.isEmpty()) {
            for (int decoy = 0; decoy < hiding.decoys(); decoy++) {
                digests.add(decoy());
            }
            Collections.sort(digests);
            out.put(Processing.DIGESTS, JsonArray.ofStrings(digests));
        }
        return new JsonObject(out);
    }

    private JsonArray array(JsonArray in, JsonPointer at) {
        List<JsonValue> out = new ArrayList<>();
        boolean hides = false;
        for (int index = 0; index < in.items().size(); index++) {
            JsonPointer place = at.append(index);
            JsonValue inner = value(in.items().get(index), place);
            boolean chosen = places.contains(place);
            out.add(chosen ? element(hidden(Disclosure.of(salt(), inner))) : inner);
            hides = hides || chosen;
        }
        for (int decoy = 0; hides && decoy < hiding.decoys(); decoy++) {
            out.add(hiding.random().nextInt(out.size() + 1), element(decoy()));
        }
        return new JsonArray(out);
    }

    private String hidden(Disclosure disclosure) {
        disclosures.add(disclosure);
        return HASH.digest(disclosure.text());
    }

    private static JsonObject element(String digest) {
        return JsonObject.empty().with(Processing.ELEMENT, new JsonString(digest));
    }

    private String salt() {
        return drawn(SALT_BYTES);
    }

    private String decoy() {
        return HASH.digest(drawn(DECOY_BYTES));
    }

    private String drawn(int length) {
        byte[] bytes = new byte[length];
        hiding.random().nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
