package coop.kith.vc.linked;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.vc.model.Credential;
import coop.kith.vc.verdict.Verdict;

/**
 * A linked credential as it was had.
 *
 * @param content exactly as it lay there
 * @param verdict on the content, under the strictest policy, as of the time of the verification that follows the link
 */
public record LinkedCredential(Bytes content, Verdict<Credential> verdict) {
    /** SHA-256 of the content, in lower-case hexadecimal. */
    public String digest() {
        return Bytes.of(Digests.sha256(content.toArray())).hex();
    }
}
