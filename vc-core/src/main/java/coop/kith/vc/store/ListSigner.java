package coop.kith.vc.store;

import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.time.Instant;

/** Signs a status list that is about to be published; {@code CredentialIssuer::issue} is one. */
@FunctionalInterface
public interface ListSigner {
    /**
     * The list with its proof.
     *
     * @param created the proof's time, and the list's {@code validFrom}
     */
    Result<JsonObject> sign(JsonObject unsigned, Instant created);
}
