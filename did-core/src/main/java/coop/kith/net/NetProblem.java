package coop.kith.net;

import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;

/** Why nothing was fetched. */
public enum NetProblem implements ProblemType {
    /** The text is not an HTTPS URL with a DNS name for a host. */
    URL_SYNTAX("net-url-syntax", "Not an HTTPS URL"),
    /** The caller keeps this fetcher offline. */
    OFFLINE("net-offline", "Offline"),
    /** The host's name has no address. */
    NAME_NOT_FOUND("net-name-not-found", "Host not found"),
    /** Whether the host's name has an address could not be found out. */
    LOOKUP_FAILED("net-lookup-failed", "Host lookup failed"),
    /** An address of the host is not a public one. */
    ADDRESS_REFUSED("net-address-refused", "Address not allowed"),
    /** No address of the host takes connections. */
    CONNECT_FAILED("net-connect-failed", "No connection"),
    /** No TLS session with a certificate for this host. */
    TLS_REFUSED("net-tls-refused", "TLS refused"),
    /** The deadline passed. */
    DEADLINE("net-deadline", "Deadline passed"),
    /** The calling thread was interrupted. */
    INTERRUPTED("net-interrupted", "Interrupted"),
    /** The connection broke. */
    BROKEN("net-broken", "Connection broken"),
    /** The answer breaks RFC 9112, or says two things at once. */
    HTTP_SYNTAX("net-http-syntax", "Malformed HTTP answer"),
    /** The answer ended early, or could have. */
    TRUNCATED("net-truncated", "Answer cut short"),
    /** The body is larger than the limit. */
    BODY_TOO_LARGE("net-body-too-large", "Body too large"),
    /** The headers are larger than the limit. */
    HEADERS_TOO_LARGE("net-headers-too-large", "Headers too large"),
    /** The body is compressed, which was not asked for. */
    CONTENT_ENCODING("net-content-encoding", "Compressed body"),
    /** The answer points elsewhere, and redirects are not followed, or not to there. */
    REDIRECT_REFUSED("net-redirect-refused", "Redirect not followed");

    private final String name;
    private final String title;

    NetProblem(String name, String title) {
        this.name = name;
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#" + name;
    }

    @Override
    public String title() {
        return title;
    }

    Problem problem(String detail) {
        return Problem.of(this, detail);
    }
}
