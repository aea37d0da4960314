package coop.kith.trust.intake.dtg;

import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.Multihash;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence.Reading;
import coop.kith.trust.evidence.EvidenceKind;
import coop.kith.trust.evidence.IssuerScope;
import coop.kith.trust.evidence.Mandate;
import coop.kith.trust.evidence.Statement;
import coop.kith.vc.model.Credential;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The shape of a DTG credential, whatever its proof is worth: each rule of the profile, all problems collected. */
final class Shape {
    static final String W3C_CONTEXT = "https://www.w3.org/ns/credentials/v2";
    static final String DTG_CONTEXT = "https://registry.trustoverip.org/dtg/context/v1";
    private static final String BASE_TYPE = "DTGCredential";
    private static final String PERSONHOOD_HINT = "PersonhoodCredential";

    private final Credential credential;
    private final JsonObject json;
    private final DtgProfile profile;
    private final List<Problem> problems = new ArrayList<>();

    private Shape(Credential credential, DtgProfile profile) {
        this.credential = credential;
        this.json = credential.json();
        this.profile = profile;
    }

    static Result<Reading> read(Credential credential, DtgProfile profile) {
        Optional<Problem> draft = Draft.of(credential.json());
        if (draft.isPresent()) {
            return Result.refused(draft.get());
        }
        if (!credential.types().contains(BASE_TYPE) && !credential.contexts().contains(DTG_CONTEXT)) {
            return Result.refused(Problem.of(
                            DtgProblem.NOT_DTG,
                            "neither the type " + BASE_TYPE + " nor the context " + DTG_CONTEXT + " is there")
                    .next("give it to a profile that reads " + String.join(", ", credential.types())));
        }
        return new Shape(credential, profile).read();
    }

    private Result<Reading> read() {
        checkContexts();
        Optional<DtgType> type = type();
        Optional<Did> issuer = issuer();
        Optional<IssuerScope> scope = scope();
        if (credential.validFrom().isEmpty()) {
            fail(DtgRule.VALID_FROM, "there is no validFrom", "validFrom");
        }
        Optional<JsonObject> subject = subject();
        Optional<Did> about = subject.flatMap(this::subjectId);
        Optional<String> task = task();
        Optional<Reading> reading = Optional.empty();
        if (type.isPresent() && issuer.isPresent() && scope.isPresent() && about.isPresent()) {
            Common common = new Common(issuer.get(), about.get(), scope.get(), task);
            reading = read(type.get(), common, subject.orElseThrow());
        }
        return problems.isEmpty() && reading.isPresent() ? Result.ok(reading.get()) : Result.refused(problems);
    }

    /** What every type has. */
    private record Common(Did issuer, Did subject, IssuerScope scope, Optional<String> task) {
        Reading as(EvidenceKind kind, Optional<Did> community, Optional<String> digest, Optional<Statement> statement) {
            return new Reading(kind, subject, Optional.of(scope), community, task, digest, statement);
        }

        Reading holding(EvidenceKind kind, Mandate mandate) {
            return new Reading(
                    kind,
                    subject,
                    Optional.of(scope),
                    Optional.empty(),
                    task,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(mandate),
                    Optional.empty());
        }
    }

    private Optional<Reading> read(DtgType type, Common common, JsonObject subject) {
        return switch (type) {
            case RELATIONSHIP ->
                Optional.of(common.as(EvidenceKind.RELATIONSHIP, Optional.empty(), Optional.empty(), Optional.empty()));
            case INVITATION ->
                Optional.of(common.as(EvidenceKind.INVITATION, Optional.empty(), Optional.empty(), Optional.empty()));
            case MEMBERSHIP -> membership(common, subject);
            case STATEMENT -> statement(common, subject);
            case PERSONA ->
                Optional.of(common.as(EvidenceKind.PERSONA, Optional.empty(), Optional.empty(), Optional.empty()));
            case DELEGATION -> delegation(common, subject);
            case AUTHORITY ->
                ending(new MandateShape(problems).authority(subject))
                        .map(mandate -> common.holding(EvidenceKind.AUTHORITY, mandate));
        };
    }

    private void checkContexts() {
        List<JsonValue> contexts = json.oneOrMany("@context");
        List<String> wanted = List.of(W3C_CONTEXT, DTG_CONTEXT);
        for (int i = 0; i < wanted.size(); i++) {
            if (contexts.size() <= i || !contexts.get(i).equals(new JsonString(wanted.get(i)))) {
                fail(
                        DtgRule.CONTEXT,
                        "@context has " + shown(contexts, i) + " where '" + wanted.get(i) + "' must stand",
                        JsonPointer.of("@context").append(i));
                return;
            }
        }
        if (contexts.size() > wanted.size()) {
            fail(
                    DtgRule.FURTHER_CONTEXT,
                    "@context goes on with " + shown(contexts, wanted.size())
                            + ", and this profile does not know what that would change",
                    JsonPointer.of("@context").append(wanted.size()));
        }
    }

    private Optional<DtgType> type() {
        Set<DtgType> concrete = new LinkedHashSet<>();
        List<String> others = new ArrayList<>();
        for (String term : credential.types()) {
            DtgType.of(term).ifPresentOrElse(concrete::add, () -> others.add(term));
        }
        others.remove("VerifiableCredential");
        boolean based = others.remove(BASE_TYPE);
        if (!based || concrete.size() != 1) {
            fail(
                    DtgRule.TYPE,
                    "type is " + credential.types() + "; it must hold VerifiableCredential, " + BASE_TYPE
                            + " and exactly one of the seven DTG types",
                    "type");
            return Optional.empty();
        }
        DtgType type = concrete.iterator().next();
        if (type == DtgType.MEMBERSHIP) {
            others.remove(PERSONHOOD_HINT);
        }
        if (!others.isEmpty()) {
            fail(DtgRule.FURTHER_TYPE, "type also holds " + others + ", which this profile does not know", "type");
        }
        return Optional.of(type);
    }

    private Optional<Did> issuer() {
        Optional<Did> issuer = json.string("issuer").flatMap(Shape::did);
        if (issuer.isEmpty()) {
            fail(DtgRule.ISSUER, "issuer is not a DID written as a string: " + shown(credential.issuer()), "issuer");
        }
        return issuer;
    }

    private Optional<IssuerScope> scope() {
        Optional<IssuerScope> scope = json.string("issuerScope").flatMap(IssuerScope::of);
        if (scope.isEmpty()) {
            problems.add(DtgRule.ISSUER_SCOPE
                    .broken(
                            json.has("issuerScope")
                                    ? "issuerScope is none of pairwise, directed, public"
                                    : "there is no issuerScope",
                            JsonPointer.of("issuerScope"))
                    .next("ask the issuer to issue it again with its issuerScope; drafts before 0.6.0 had none"));
        }
        return scope;
    }

    private Optional<JsonObject> subject() {
        if (json.get("credentialSubject").orElse(null) instanceof JsonObject one) {
            return Optional.of(one);
        }
        fail(DtgRule.SUBJECT, "credentialSubject is not one object", "credentialSubject");
        return Optional.empty();
    }

    private Optional<Did> subjectId(JsonObject subject) {
        Optional<Did> id = subject.string("id").flatMap(Shape::did);
        if (id.isEmpty()) {
            fail(DtgRule.SUBJECT, "the subject's id is not a DID", JsonPointer.of("credentialSubject", "id"));
        }
        return id;
    }

    private Optional<String> task() {
        Optional<String> task = json.string("taskContext");
        if (json.has("taskContext") && task.filter(text -> !text.isBlank()).isEmpty()) {
            fail(DtgRule.TASK, "taskContext is not a string that names an exchange", "taskContext");
        }
        if (json.has("taskDigestMultibase")) {
            digest(json, JsonPointer.root(), "taskDigestMultibase");
        }
        return task;
    }

    /** A grant, or with {@code digestMultibase} the acknowledgement of one: that member alone tells them apart. */
    private Optional<Reading> membership(Common common, JsonObject subject) {
        if (subject.has("digestMultibase")) {
            return digest(subject, JsonPointer.of("credentialSubject"), "digestMultibase")
                    .map(digest -> common.as(
                            EvidenceKind.MEMBERSHIP_ACKNOWLEDGEMENT,
                            Optional.of(common.subject()),
                            Optional.of(digest),
                            Optional.empty()));
        }
        if (common.scope() != IssuerScope.PUBLIC) {
            fail(
                    DtgRule.GRANT_SCOPE,
                    "a community that grants membership must declare itself public, not "
                            + common.scope().term(),
                    "issuerScope");
        }
        return Optional.of(common.as(
                EvidenceKind.MEMBERSHIP_GRANT, Optional.of(common.issuer()), Optional.empty(), Optional.empty()));
    }

    /** A grant, or with {@code accepts} the acceptance of one. */
    private Optional<Reading> delegation(Common common, JsonObject subject) {
        MandateShape shape = new MandateShape(problems);
        if (subject.object("delegation").filter(stated -> stated.has("accepts")).isPresent()) {
            return ending(shape.accepted(subject))
                    .map(digest -> common.as(
                            EvidenceKind.DELEGATION_ACCEPTANCE,
                            Optional.empty(),
                            Optional.of(digest),
                            Optional.empty()));
        }
        return ending(shape.delegation(subject)).map(mandate -> common.holding(EvidenceKind.DELEGATION_GRANT, mandate));
    }

    /** The same, having seen to it that the credential says when it ends. */
    private <T> Optional<T> ending(Optional<T> read) {
        if (credential.validUntil().isEmpty()) {
            fail(
                    DtgRule.VALID_UNTIL,
                    "there is no validUntil, and what a verifier lets others do must end",
                    "validUntil");
        }
        return read;
    }

    private Optional<Reading> statement(Common common, JsonObject subject) {
        JsonPointer at = JsonPointer.of("credentialSubject");
        String predicate = subject.string("predicate").orElse("");
        if (!Iri.isAbsolute(predicate)) {
            fail(
                    DtgRule.PREDICATE_IRI,
                    "the predicate " + shown(predicate) + " is not an absolute IRI in Normalization Form C",
                    at.append("predicate"));
            return Optional.empty();
        }
        Optional<PredicateProfile> accepted = profile.accepted(predicate);
        if (accepted.isEmpty()) {
            problems.add(DtgRule.PREDICATE_ACCEPTED
                    .broken("the predicate " + shown(predicate) + " is not accepted here", at.append("predicate"))
                    .next("if your community weighs such statements, name the predicate in the profile's accept list"));
            return Optional.empty();
        }
        return StatementShape.read(subject, accepted.get(), common.issuer(), common.scope(), common.task(), problems)
                .map(found -> common.as(
                        EvidenceKind.STATEMENT, found.community(), Optional.empty(), Optional.of(found.statement())));
    }

    private Optional<String> digest(JsonObject holder, JsonPointer at, String member) {
        return digest(holder, at, member, problems);
    }

    static Optional<String> digest(JsonObject holder, JsonPointer at, String member, List<Problem> problems) {
        Optional<String> text = holder.string(member);
        if (text.filter(digest -> Multihash.decode(digest).isOk()).isEmpty()) {
            problems.add(DtgRule.DIGEST.broken(
                    member + " is no base58btc multihash of SHA-256: "
                            + text.map(Shape::shown).orElse("not a string"),
                    at.append(member)));
            return Optional.empty();
        }
        return text;
    }

    static Optional<Did> did(String text) {
        return Did.parse(text).fold(Optional::of, problems -> Optional.empty());
    }

    /** A stranger's text, cut to a length that a person reads. */
    static String shown(String text) {
        int longest = 120;
        return "'" + (text.length() <= longest ? text : text.substring(0, longest) + "…") + "'";
    }

    private static String shown(List<JsonValue> values, int index) {
        if (index >= values.size()) {
            return "nothing";
        }
        return values.get(index) instanceof JsonString text ? shown(text.value()) : "something that is not a string";
    }

    private void fail(DtgRule rule, String detail, String member) {
        fail(rule, detail, JsonPointer.of(member));
    }

    private void fail(DtgRule rule, String detail, JsonPointer where) {
        problems.add(rule.broken(detail, where));
    }
}
