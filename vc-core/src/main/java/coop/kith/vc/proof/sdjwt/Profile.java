package coop.kith.vc.proof.sdjwt;

import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Shown;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.jose.TokenChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an SD-JWT is used for, and so what is asked of it beside its signatures (RFC 9901 sections 9.7 and 9.11). */
sealed interface Profile permits W3cProfile, VcProfile {
    /** So many places are named to whoever reads the protocol; a stranger can make thousands. */
    int MOST_NAMED = 20;

    /** Whether the token says that it was made for this use; the check is named {@code type}. */
    Check type(SdJwt sdJwt, JsonPointer where);

    /** Whether the claims are what they must be; the check is named {@code claims}. */
    Check claims(SdJwt sdJwt, JsonPointer where);

    /** Members that must be in clear with everything beneath them. */
    Set<String> clear();

    /** Members that must not come out of a disclosure themselves; something beneath them may. */
    List<String> present();

    /**
     * Whether nothing that decides about the whole was left to the holder to show or to keep back; the check is named {@code in-clear}. A digest beneath such a member is
     * refused whether or not something was disclosed for it, since what it hides may be what decides.
     */
    default Check inClear(SdJwt sdJwt, JsonPointer where) {
        List<JsonPointer> hidden = hidden(sdJwt.processed());
        return hidden.isEmpty()
                ? Check.passed("in-clear")
                : Check.failed(
                        "in-clear",
                        hidden.stream()
                                .limit(MOST_NAMED)
                                .map(place -> Problem.of(
                                                SdJwtProblem.CLAIM_HIDDEN,
                                                "What stands at " + Shown.text(place.toString())
                                                        + " decides whether the credential is good, and its holder could"
                                                        + " keep it back.",
                                                where)
                                        .next("Ask the issuer for one in which it is in clear."))
                                .toList());
    }

    /** Places of what must be in clear and is not. */
    default List<JsonPointer> hidden(ProcessedPayload processed) {
        List<JsonPointer> hidden = new ArrayList<>(processed.hidden(clear()));
        present().stream()
                .map(JsonPointer::of)
                .filter(processed.disclosures()::containsKey)
                .forEach(hidden::add);
        return hidden;
    }

    /** Whether {@code typ} is one of these; a missing one is none. */
    static Optional<Problem> wrongType(JsonObject header, List<String> types, JsonPointer where) {
        Optional<String> stated = TokenChecks.mediaType(header, "typ");
        return stated.filter(types::contains).isPresent()
                ? Optional.empty()
                : Optional.of(notForThis(
                        "Its typ is " + stated.map(Shown::text).orElse("missing") + ", where \""
                                + types.get(0).substring("application/".length()) + "\" belongs.",
                        where));
    }

    static Problem notForThis(String detail, JsonPointer where) {
        return Problem.of(VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR, "The SD-JWT was not made for this. " + detail, where);
    }

    static Check check(String name, List<Problem> problems) {
        return problems.isEmpty() ? Check.passed(name) : Check.failed(name, problems);
    }
}
