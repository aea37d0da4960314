package coop.kith.vc.model;

import coop.kith.json.JsonObject;
import java.util.function.Function;

/** What stands in a presentation's {@code verifiableCredential}: a credential, or an envelope around one. */
public sealed interface PresentedCredential permits Credential, EnvelopedCredential {
    /** As it was stated. */
    JsonObject json();

    default <R> R fold(
            Function<? super Credential, ? extends R> embedded,
            Function<? super EnvelopedCredential, ? extends R> enveloped) {
        return this instanceof Credential credential
                ? embedded.apply(credential)
                : enveloped.apply((EnvelopedCredential) this);
    }
}
