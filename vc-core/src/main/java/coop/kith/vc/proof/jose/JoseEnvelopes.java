package coop.kith.vc.proof.jose;

import coop.kith.crypto.Cryptography;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.model.EnvelopedPresentation;
import coop.kith.vc.model.Shown;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofProblem;
import coop.kith.vc.proof.SecuringMechanism;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Credentials and presentations inside a signed JSON Web Token, carried in an envelope (VC-JOSE-COSE 1.0 section 3.1; VCDM 2.0 section 4.13.2). What a
 * verified envelope covers is the document in it, and nothing of the envelope. Immutable, safe for many threads.
 *
 * <p>Nothing in a token says how it is to be verified. The algorithm follows from the key; the key is the one that the DID document lists under
 * {@code kid}, for the purpose at hand; keys and certificates in the header, {@code crit} and {@code b64} are refused; {@code typ} must say what the token is
 * for; and the registered claims must agree with the document. The claims {@code aud} and {@code nonce} are the proof's domain and challenge.
 *
 * @see <a href="https://www.w3.org/TR/vc-jose-cose/">Securing Verifiable Credentials using JOSE and COSE</a>
 */
public final class JoseEnvelopes implements SecuringMechanism {
    /** The name of the check, as of every mechanism. */
    public static final String NAME = "proofs";

    private final KeyFinder keys;
    private final Cryptography cryptography;
    private final Optional<String> olderForm;
    private final Set<String> out;

    private JoseEnvelopes(KeyFinder keys, Cryptography cryptography, Optional<String> olderForm, Set<String> out) {
        this.keys = keys;
        this.cryptography = cryptography;
        this.olderForm = olderForm;
        this.out = out;
    }

    public static JoseEnvelopes of(KeyFinder keys, Cryptography cryptography) {
        return new JoseEnvelopes(keys, cryptography, Optional.empty(), Set.of());
    }

    /** The same with another finder. */
    public JoseEnvelopes with(KeyFinder other) {
        return new JoseEnvelopes(other, cryptography, olderForm, out);
    }

    /** Takes tokens of version 1.1 too, whose {@code typ} is missing or {@code JWT} and whose document stands in the claim {@code vc} or {@code vp}. */
    public JoseEnvelopes acceptingOlderForm(String why) {
        return new JoseEnvelopes(keys, cryptography, Optional.of(why), out);
    }

    /** This mechanism without one step of its verification: for the test that shows what only that step refuses. */
    JoseEnvelopes without(String step) {
        Set<String> more = new TreeSet<>(out);
        more.add(step);
        return new JoseEnvelopes(keys, cryptography, olderForm, Set.copyOf(more));
    }

    @Override
    public boolean claims(JsonObject document) {
        return EnvelopedCredential.claims(document) || EnvelopedPresentation.claims(document);
    }

    /**
     * The document in an envelope as somebody stated it, unverified. Refused with every problem where there is none, and with ENVELOPE_NOT_OPENED where this
     * mechanism does not know what it is secured as.
     */
    public static Result<JsonObject> content(JsonObject envelope) {
        return read(envelope).map(StatedToken::document);
    }

    @Override
    public ProofCheck verify(JsonObject envelope, ProofExpectation expectation) {
        return read(envelope)
                .fold(
                        token -> new TokenVerification(token, expectation, this).verify(),
                        problems -> ProofCheck.without(
                                problems.get(0).type() == ProofProblem.ENVELOPE_NOT_OPENED
                                        ? Check.undecided(NAME, problems)
                                        : Check.failed(NAME, problems),
                                List.of()));
    }

    private static Result<StatedToken> read(JsonObject envelope) {
        return Kind.of(envelope) == Kind.PRESENTATION
                ? EnvelopedPresentation.parse(envelope)
                        .flatMap(stated -> read(Kind.PRESENTATION, stated.mediaType(), stated.data()))
                : EnvelopedCredential.parse(envelope)
                        .flatMap(stated -> read(Kind.CREDENTIAL, stated.mediaType(), stated.data()));
    }

    private static Result<StatedToken> read(Kind kind, String mediaType, String data) {
        return kind.mediaTypes().contains(mediaType)
                ? StatedToken.read(kind, mediaType, data)
                : Result.refused(Problem.of(
                                ProofProblem.ENVELOPE_NOT_OPENED,
                                "It is secured as " + Shown.text(mediaType)
                                        + ", which this verifier does not know; of tokens, it knows "
                                        + String.join(" and ", kind.mediaTypes()) + ".",
                                JsonPointer.of("id"))
                        .next("Ask for it with a Data Integrity proof, or as "
                                + kind.mediaTypes().get(0) + "."));
    }

    KeyFinder keys() {
        return keys;
    }

    Cryptography cryptography() {
        return cryptography;
    }

    Optional<String> olderForm() {
        return olderForm;
    }

    boolean leavesOut(String step) {
        return out.contains(step);
    }

    List<Check> counted(List<Check> checks) {
        return checks.stream().filter(check -> !leavesOut(check.name())).toList();
    }
}
