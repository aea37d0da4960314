package coop.kith.trust.intake.generic;

import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.key.Multihash;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Evidence.Reading;
import coop.kith.trust.evidence.EvidenceKind;
import coop.kith.trust.evidence.Intake;
import coop.kith.trust.evidence.Statement;
import coop.kith.trust.evidence.Statement.StatedObject;
import coop.kith.vc.model.Credential;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads evidence out of verified credentials by mappings. Their order makes no difference: where several rules match, all must say the same, or the
 * credential is refused. Immutable, safe for many threads.
 *
 * <pre>{@code
 * Mapping mapping = Mapping.parse(file).orThrow();
 * Result<Evidence> evidence = GenericIntake.of(List.of(mapping)).read(verified, now);
 * }</pre>
 */
public final class GenericIntake implements Intake {
    static final String DTG_TYPE = "DTGCredential";

    /** A scheme and a hierarchy, or one of the schemes whose rest is a name (RFC 3987 section 2.2, as far as it can be told from a CURIE). */
    private static final Pattern IRI = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*://|urn:|did:|tag:)"
            + "[^\\p{Cntrl}\\p{Zs}\\p{Zl}\\p{Zp}\"<>\\\\^`{|}]{1,2048}");

    private final List<Mapping> mappings;

    private GenericIntake(List<Mapping> mappings) {
        this.mappings = mappings;
    }

    /** By these mappings; without any, every credential is refused. */
    public static GenericIntake of(Collection<Mapping> mappings) {
        TreeMap<String, Mapping> byDigest = new TreeMap<>();
        mappings.forEach(mapping -> byDigest.put(mapping.digest(), mapping));
        return new GenericIntake(List.copyOf(byDigest.values()));
    }

    /** The evidence; or {@link MappingProblem}s. */
    @Override
    public Result<Evidence> read(VerifiedCredential verified, Instant receivedAt) {
        return reading(verified.credential(), verified.issuer())
                .flatMap(reading -> Evidence.of(verified, reading, receivedAt));
    }

    private Result<Reading> reading(Credential credential, Did issuer) {
        if (credential.types().contains(DTG_TYPE)) {
            return refused(
                    MappingProblem.OWN_PROFILE,
                    "a " + DTG_TYPE + " means what its specification says",
                    "type",
                    "Give it to the intake of that specification; no mapping is needed.");
        }
        List<Rule> about = rules(credential);
        if (about.isEmpty()) {
            return refused(
                    MappingProblem.NO_RULE,
                    "no rule is about the types " + shown(credential.types()) + " under the contexts "
                            + shown(credential.contexts()),
                    "type",
                    "Write a rule with exactly this \"context\" and \"type\" if your community counts such credentials.");
        }
        List<Rule> taken = about.stream().filter(rule -> rule.takes(issuer)).toList();
        if (taken.isEmpty()) {
            return refused(
                    MappingProblem.ISSUER_NOT_ALLOWED,
                    "credentials of these types are not taken from " + issuer,
                    "issuer",
                    "Add the issuer to the rule's \"issuers\" if its word is to count.");
        }
        return claims(credential).flatMap(claims -> agreed(taken, claims, issuer));
    }

    private List<Rule> rules(Credential credential) {
        return mappings.stream()
                .flatMap(mapping -> mapping.rules().stream())
                .filter(rule -> rule.isAboutKind(credential))
                .toList();
    }

    /** The credential as rules see it: without its proof, its one subject an object. */
    private static Result<JsonObject> claims(Credential credential) {
        List<JsonObject> subjects = credential.subjects();
        return subjects.size() == 1
                ? Result.ok(credential.json().without("proof").with("credentialSubject", subjects.get(0)))
                : refused(
                        MappingProblem.NOT_AS_MAPPED,
                        "the credential is about " + subjects.size() + " subjects, and evidence is about one",
                        "credentialSubject",
                        "Ask the issuer for one credential each.");
    }

    private static Result<Reading> agreed(List<Rule> taken, JsonObject claims, Did issuer) {
        List<Rule> matching =
                taken.stream().filter(rule -> rule.holdsOf(claims)).toList();
        if (matching.isEmpty()) {
            return refused(
                    MappingProblem.NO_RULE,
                    "what the credential says meets no rule's \"where\"",
                    "credentialSubject",
                    "Such credentials do not count; write a rule for them if they should.");
        }
        List<Problem> problems = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        for (Rule rule : matching) {
            read(rule, claims, issuer).fold(readings::add, problems::addAll);
        }
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        return readings.stream().distinct().count() == 1
                ? Result.ok(readings.get(0))
                : refused(
                        MappingProblem.CONTRADICTORY,
                        matching.size() + " rules match the credential and read it differently",
                        "type",
                        "Keep the one that is meant, or tell them apart with \"where\".");
    }

    private static Result<Reading> read(Rule rule, JsonObject claims, Did issuer) {
        Result<Did> subject = text(claims, rule.subject()).flatMap(Did::parse);
        if (!subject.isOk()) {
            return missing("the DID of whom it is about", rule.subject());
        }
        Did about = subject.orThrow();
        if (rule.meaning() instanceof Rule.Stated stated) {
            return object(stated, claims)
                    .map(object -> reading(
                            EvidenceKind.STATEMENT,
                            about,
                            Optional.empty(),
                            Optional.of(new Statement(stated.predicate(), object))));
        }
        return Result.ok(
                rule.meaning() instanceof Rule.Membership
                        ? reading(EvidenceKind.MEMBERSHIP_GRANT, about, Optional.of(issuer), Optional.empty())
                        : reading(EvidenceKind.RELATIONSHIP, about, Optional.empty(), Optional.empty()));
    }

    /** Such credentials declare no scope, and no rule may declare one for them: what an issuer did not say cannot convict it. */
    private static Reading reading(
            EvidenceKind kind, Did subject, Optional<Did> community, Optional<Statement> statement) {
        return new Reading(kind, subject, Optional.empty(), community, Optional.empty(), Optional.empty(), statement);
    }

    private static Result<StatedObject> object(Rule.Stated stated, JsonObject claims) {
        JsonPointer place = stated.object();
        return switch (stated.form()) {
            case VALUE ->
                Rule.at(claims, place)
                        .map(value -> Result.<StatedObject>ok(new Statement.Value(value)))
                        .orElseGet(() -> missing("the value that is stated", place));
            case ID -> {
                Result<String> id = text(claims, place);
                yield id.isOk() && isIri(id.orThrow())
                        ? Result.ok(new Statement.Entity(id.orThrow()))
                        : missing("the DID or other absolute IRI that it is stated of", place);
            }
            case DIGEST -> {
                Result<String> digest = text(claims, place);
                yield digest.isOk() && Multihash.decode(digest.orThrow()).isOk()
                        ? Result.ok(new Statement.Digest(digest.orThrow()))
                        : missing("a base58btc multihash of SHA-256", place);
            }
        };
    }

    private static Result<String> text(JsonObject claims, JsonPointer place) {
        return Rule.at(claims, place)
                .flatMap(value -> value instanceof JsonString text ? Optional.of(text.value()) : Optional.empty())
                .map(Result::ok)
                .orElseGet(() -> missing("a text", place));
    }

    static boolean isIri(String text) {
        return IRI.matcher(text).matches();
    }

    private static <T> Result<T> missing(String what, JsonPointer place) {
        return Result.refused(
                Problem.of(MappingProblem.NOT_AS_MAPPED, "the mapping expects " + what + " at " + place, place)
                        .next("Correct the place in the mapping, or ask the issuer for a credential that has it."));
    }

    private static <T> Result<T> refused(MappingProblem type, String detail, String where, String next) {
        return Result.refused(Problem.of(type, detail, JsonPointer.of(where)).next(next));
    }

    /** A stranger's words, cut to a length that a person reads. */
    private static String shown(List<String> words) {
        String text = words.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "\u2026";
    }
}
