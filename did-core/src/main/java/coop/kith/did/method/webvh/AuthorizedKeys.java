package coop.kith.did.method.webvh;

import coop.kith.problem.FirstProblems;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges whether the signer of a proof may sign the entry (did:webvh 1.0, "Authorized Keys"). Entries inherit the list of keys from those before, so what was made
 * of one list serves until another comes: a long list costs its length once, and not again for each proof or entry. For one thread, one reading.
 */
final class AuthorizedKeys {
    private List<String> list = List.of();
    private Set<String> set = Set.of();

    void check(String signer, List<String> authorized, FirstProblems problems) {
        if (!contains(authorized, signer)) {
            problems.add(Problem.of(
                    WebvhProblem.KEY_NOT_AUTHORIZED,
                    "the proof is by " + signer + ", and the keys that may sign this entry are " + shown(authorized),
                    JsonPointer.of("proof").append("verificationMethod")));
        }
    }

    // The very same list, since comparing two long ones is what must not be paid for each proof.
    @SuppressWarnings("ReferenceEquality")
    private boolean contains(List<String> authorized, String signer) {
        if (authorized != list) {
            list = authorized;
            set = new HashSet<>(authorized);
        }
        return set.contains(signer);
    }

    private static String shown(List<String> keys) {
        return keys.isEmpty()
                ? "none"
                : String.join(", ", keys.subList(0, Math.min(3, keys.size()))) + (keys.size() > 3 ? ", ..." : "");
    }
}
