package coop.kith.net;

import coop.kith.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/** One final answer; of a redirect only the head, since nobody reads its body. */
record Answer(HttpHead head, Bytes body) {
    static Answer read(InputStream in, FetchLimits limits, BooleanSupplier cutOff) throws IOException {
        HttpInput input = new HttpInput(in, limits.headerBytes());
        HttpHead head = HttpHead.read(input);
        return new Answer(
                head,
                head.isRedirect() ? Bytes.of(new byte[0]) : HttpBody.read(head, input, limits.bodyBytes(), cutOff));
    }

    Fetched fetched(HttpsUrl url) throws NetFailure {
        return new Fetched(
                url,
                head.status(),
                head.mediaType(),
                body,
                head.only("etag"),
                head.only("last-modified"),
                head.maxAge());
    }
}
