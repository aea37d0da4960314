package coop.kith.did.http;

import coop.kith.bytes.Bytes;
import java.util.Optional;

/**
 * What a server was asked.
 *
 * @param verb {@code GET} or {@code POST}
 * @param path as it came, percent-encoded, from the first slash
 * @param query as it came, percent-encoded, without the question mark
 * @param accept the Accept header; several of them joined by commas
 * @param body empty with GET
 */
public record BindingRequest(String verb, String path, Optional<String> query, Optional<String> accept, Bytes body) {
    public static BindingRequest get(String path, Optional<String> query, Optional<String> accept) {
        return new BindingRequest("GET", path, query, accept, Bytes.of(new byte[0]));
    }
}
