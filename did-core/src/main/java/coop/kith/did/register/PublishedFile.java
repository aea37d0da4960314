package coop.kith.did.register;

import coop.kith.bytes.Bytes;
import java.util.Optional;

/**
 * A file that belongs on a web server.
 *
 * @param url where it is to be found
 * @param mediaType to serve it as
 * @param content its bytes; empty when nothing may be there any more
 */
public record PublishedFile(String url, String mediaType, Optional<Bytes> content) {}
