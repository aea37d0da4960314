package coop.kith.cli.vectors;

import coop.kith.bytes.Bytes;
import coop.kith.cli.vectors.Endpoint.Reply;
import coop.kith.json.JsonLimits;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/** Plain HTTP to this machine, for conformance servers under test; nothing else is spoken to without TLS. */
final class Loopback {
    private static final Pattern ADDRESS =
            Pattern.compile("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?(/.*)?");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    static boolean is(String address) {
        return ADDRESS.matcher(address).matches();
    }

    Result<Reply> post(String address, Bytes json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.toArray()))
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return Result.ok(new Reply(
                        response.statusCode(),
                        Bytes.of(body.readNBytes(JsonLimits.standard().bytes()))));
            }
        } catch (IOException unanswered) {
            return silent(address, String.valueOf(unanswered.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return silent(address, "interrupted");
        }
    }

    private static Result<Reply> silent(String address, String why) {
        return Result.refused(Problem.of(VectorProblem.NO_ANSWER, "No answer from " + address + ": " + why + ".")
                .next("See that the server runs and listens there."));
    }
}
