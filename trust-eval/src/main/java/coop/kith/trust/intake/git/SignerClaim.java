package coop.kith.trust.intake.git;

import java.util.List;
import java.util.Optional;

/**
 * Who an object says signed it. A claim only: whoever made the object chose the words, and it selects whose keys the signature is held against.
 *
 * @param trailer the DID of the last {@code Signed-by-DID} trailer, where that trailer's value is one; an earlier one never stands in for it
 * @param person the DID in the address of the committer or tagger, where it is one
 */
public record SignerClaim(Optional<String> trailer, Optional<String> person) {
    /** The trailer's name. */
    public static final String TRAILER = "Signed-by-DID";

    static SignerClaim of(SignedObject object) {
        List<Trailer> named = Trailers.of(object.message()).stream()
                .filter(trailer -> trailer.is(TRAILER))
                .toList();
        Optional<String> last = named.isEmpty()
                ? Optional.empty()
                : Optional.of(named.get(named.size() - 1).value());
        return new SignerClaim(
                last.flatMap(SignerClaim::bare),
                object.maker().map(GitPerson::email).flatMap(SignerClaim::bare));
    }

    /** The DID of a DID or a DID URL: a fragment says which key signed, the identity is what stands before it. Not yet known to be valid. */
    private static Optional<String> bare(String value) {
        if (!value.startsWith("did:")) {
            return Optional.empty();
        }
        int end = 0;
        while (end < value.length() && "#?/".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return Optional.of(value.substring(0, end));
    }

    /** Whether both places name a DID, and not the same one. */
    public boolean conflicts() {
        return trailer.isPresent() && person.isPresent() && !trailer.equals(person);
    }

    /** The trailer's DID, or else the person's. */
    public Optional<String> did() {
        return trailer.or(() -> person);
    }
}
