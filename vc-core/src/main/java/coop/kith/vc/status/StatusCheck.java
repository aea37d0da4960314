package coop.kith.vc.status;

import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.vc.linked.LinkedCredentials;
import java.util.Set;

/** One way in which a credential's status is published. Implementations are safe for many threads; whatever a stranger wrote, they do not throw. */
public interface StatusCheck {
    /** The types of {@code credentialStatus} that it understands. */
    Set<String> types();

    /**
     * What is known of one entry; the check is named {@code status.entry}. PASSED when nothing speaks against the credential; FAILED when it was revoked or suspended, or
     * its entry is malformed; UNDECIDED when that cannot be found out.
     *
     * @param entry the {@code credentialStatus}, of one of {@link #types}; problems point into it
     * @param issuer of the credential that the entry stands in
     * @param linked where the list is had from, verified
     */
    Check check(JsonObject entry, String issuer, StatusExpectation expectation, LinkedCredentials linked);
}
