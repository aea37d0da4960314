package coop.kith.vcapi;

import coop.kith.problem.ProblemType;
import java.util.Locale;

/** What can be wrong with a request itself. */
public enum ApiProblem implements ProblemType {
    MALFORMED_REQUEST("Malformed request"),
    UNKNOWN_ISSUER("No issuer for that suite and key type"),
    UNKNOWN_STATUS("No status entry of that credential"),
    NOT_DERIVABLE("The proof lets nothing be derived"),
    NOT_FOUND("There is nothing here"),
    TOO_LARGE("Larger than a credential is"),
    NOT_TAKEN("Not a request that this server takes"),
    FAILED("The server failed");

    private final String title;

    ApiProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#api-"
                + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String title() {
        return title;
    }
}
