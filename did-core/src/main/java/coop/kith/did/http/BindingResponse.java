package coop.kith.did.http;

import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server answers.
 *
 * @param headers by name, sorted; every value is visible ASCII
 */
public record BindingResponse(int status, Map<String, String> headers, Bytes body) {
    public BindingResponse {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    static BindingResponse json(int status, String mediaType, JsonValue content) {
        return text(status, mediaType, Json.write(content));
    }

    static BindingResponse text(int status, String mediaType, String content) {
        return new BindingResponse(
                status,
                Map.of("Content-Type", mediaType, "Vary", "Accept"),
                Bytes.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** 303 See Other, with an empty body (DID Resolution 1.0, "HTTP(S) Binding"). */
    static BindingResponse seeOther(String address) {
        return new BindingResponse(303, Map.of("Location", address, "Vary", "Accept"), Bytes.of(new byte[0]));
    }
}
