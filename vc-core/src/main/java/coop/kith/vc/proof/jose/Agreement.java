package coop.kith.vc.proof.jose;

import coop.kith.did.DidUrl;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.model.Shown;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.ProofProblem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the registered claims of a token say the same as the document in it: who reads the one must not learn another thing than who reads the other.
 *
 * <p>{@code iss}, {@code sub} and {@code jti} must be equal to what they stand for, where both are there (VC-JOSE-COSE 1.0 section 3.1.3). In the older form
 * {@code nbf} and {@code exp} <em>are</em> the credential's dates (VCDM 1.1 section 6.3.1), to the second. In the form of VC-JOSE-COSE they are the signature's
 * own, which may hold for a shorter time than what it signs; one that says it holds for longer contradicts the credential.
 */
public final class Agreement {
    private final StatedToken token;
    private final JsonObject claims;
    private final List<Problem> problems = new ArrayList<>();

    private Agreement(StatedToken token) {
        this.token = token;
        this.claims = token.claims();
    }

    /** Of a credential that is the payload of a token; the check is named {@code claims}. */
    public static Check check(CompactJws jws, JsonObject credential) {
        return check(new StatedToken(Kind.CREDENTIAL, StatedToken.ANY_TOKEN, jws, credential, credential));
    }

    static Check check(StatedToken token) {
        List<Problem> problems = problems(token);
        if (!problems.isEmpty()) {
            return Check.failed("claims", problems);
        }
        return token.document().has("proof")
                ? Check.undecided(
                        "claims",
                        TokenVerification.problem(
                                        ProofProblem.SECURED_TWICE,
                                        "What is in the token has a proof of its own, which nobody looked at.")
                                .next("Ask for the one or the other."))
                : Check.passed("claims");
    }

    /** Every contradiction; none where there is no claim to contradict. */
    private static List<Problem> problems(StatedToken token) {
        Agreement agreement = new Agreement(token);
        agreement.party();
        if (claimed(token, "jti") && token.document().has("id")) {
            agreement.same("jti", "id", token.document().string("id"));
        }
        if (token.kind() == Kind.CREDENTIAL) {
            agreement.subject();
            agreement.from();
            agreement.until();
        }
        for (String time : List.of("iat", "nbf", "exp")) {
            if (claimed(token, time) && token.time(time).isEmpty()) {
                agreement.add(
                        "The claim " + time + " is " + agreement.shown(time) + ", where seconds since 1970 belong.");
            }
        }
        return List.copyOf(agreement.problems);
    }

    private static boolean claimed(StatedToken token, String claim) {
        return token.claims().has(claim);
    }

    /** Where the document names nobody, the token speaks for whoever has its key. */
    private void party() {
        if (!claims.has("iss")) {
            return;
        }
        String member = token.kind().party();
        if (token.document().has(member)) {
            same("iss", member, token.ids(member).stream().findFirst().flatMap(id -> id));
        } else {
            Optional<String> signer = token.jws()
                    .header()
                    .string("kid")
                    .flatMap(kid -> DidUrl.parse(kid).fold(url -> Optional.of(url.did()), no -> Optional.empty()))
                    .map(Object::toString);
            same("iss", "kid", signer);
        }
    }

    /** Of several subjects none is the one that {@code sub} could mean. */
    private void subject() {
        List<Optional<String>> subjects = token.ids("credentialSubject");
        boolean named = subjects.stream().anyMatch(Optional::isPresent);
        if (claims.has("sub") && named) {
            same("sub", "credentialSubject.id", subjects.size() == 1 ? subjects.get(0) : Optional.empty());
        }
    }

    private void from() {
        Optional<Instant> claimed = token.time("nbf");
        Optional<Instant> stated = stated("validFrom").or(() -> stated("issuanceDate"));
        if (claimed.isPresent() && stated.isPresent()) {
            boolean agrees = token.isOlderForm()
                    ? seconds(claimed.get()).equals(seconds(stated.get()))
                    : !seconds(claimed.get()).isBefore(seconds(stated.get()));
            if (!agrees) {
                differ("nbf", claimed.get(), "from", stated.get());
            }
        }
    }

    private void until() {
        Optional<Instant> claimed = token.time("exp");
        Optional<Instant> stated = stated("validUntil").or(() -> stated("expirationDate"));
        if (claimed.isPresent() && stated.isPresent()) {
            boolean agrees = token.isOlderForm()
                    ? seconds(claimed.get()).equals(seconds(stated.get()))
                    : !seconds(claimed.get()).isAfter(seconds(stated.get()));
            if (!agrees) {
                differ("exp", claimed.get(), "until", stated.get());
            }
        }
    }

    private Optional<Instant> stated(String member) {
        return token.document()
                .string(member)
                .flatMap(text -> DateTimeStamp.parse(text).fold(Optional::of, no -> Optional.empty()));
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private void differ(String claim, Instant claimed, String bound, Instant stated) {
        add("The claim " + claim + " is " + DateTimeStamp.format(claimed) + ", and the credential is valid " + bound
                + " " + DateTimeStamp.format(stated) + ".");
    }

    private void same(String claim, String member, Optional<String> stated) {
        Optional<String> claimed = claims.string(claim);
        if (claimed.isEmpty() || !claimed.equals(stated)) {
            add("The claim " + claim + " is " + shown(claim) + ", and " + member + " is "
                    + stated.map(Shown::text).orElse("another, or none") + ".");
        }
    }

    private String shown(String claim) {
        return claims.get(claim).map(value -> Shown.value(value)).orElse("missing");
    }

    private void add(String detail) {
        problems.add(TokenVerification.problem(VcProblem.MALFORMED_VALUE_ERROR, detail)
                .next("Ask for a token whose claims agree with what it carries."));
    }
}
