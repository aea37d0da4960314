package coop.kith.vc.schema;

import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.vc.linked.LinkedCredentials;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.model.Credential;
import java.util.Set;

/** One way to say which form credentials have. Implementations are safe for many threads; whatever a stranger wrote, they do not throw. */
public interface SchemaCheck {
    /** The types of {@code credentialSchema} that it understands. */
    Set<String> types();

    /**
     * Whether the credential fits one of its schemas; the check is named {@code schema.entry}.
     *
     * @param entry the {@code credentialSchema}, of one of {@link #types}; problems point into the credential
     * @param documents where a schema is had from
     * @param linked where a schema is had from that is a credential, verified
     */
    Check check(Credential credential, JsonObject entry, LinkedDocuments documents, LinkedCredentials linked);
}
