package coop.kith.vc.verify;

import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.vc.linked.LinkedCredential;
import coop.kith.vc.linked.LinkedCredentials;
import coop.kith.vc.model.Credential;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.SecuringMechanism;
import coop.kith.vc.resource.RelatedResources;
import coop.kith.vc.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks at what a credential links to, within one verification. Links are followed only out of what its proofs speak for, and whatever credential they lead to goes through
 * every check there is, under the strictest policy: what verified once may be remembered for a credential that is judged under another.
 *
 * @param links those that may still be followed
 */
record LinkFollower(
        SecuringMechanism mechanism,
        KeyFinder keys,
        RelatedResources resources,
        StatusStep statuses,
        SchemaStep schemas,
        Links links) {

    CredentialStep status() {
        return new CredentialStep(StatusStep.NAME, this::status);
    }

    CredentialStep schema() {
        return new CredentialStep(SchemaStep.NAME, this::schema);
    }

    private Check status(CredentialStep.Case of) {
        return of.credential().statuses().isEmpty()
                ? Check.notRequested(StatusStep.NAME)
                : followed(StatusStep.NAME, Leniency.STATUS, of, () -> statuses.check(of, credentials(of)));
    }

    private Check schema(CredentialStep.Case of) {
        return of.credential().schemas().isEmpty()
                ? Check.notRequested(SchemaStep.NAME)
                : followed(SchemaStep.NAME, Leniency.SCHEMA, of, () -> schemas.check(of, links::get, credentials(of)));
    }

    private static Check followed(String name, Leniency leniency, CredentialStep.Case of, Supplier<Check> check) {
        return of.policy()
                .waiver(leniency, name)
                .orElseGet(() -> of.proofs().check().outcome() == Outcome.PASSED
                        ? check.get()
                        : PresentationChecks.notReached(name));
    }

    private LinkedCredentials credentials(CredentialStep.Case of) {
        return url -> links.get(url).map(content -> new LinkedCredential(content, verdict(url, content.toArray(), of)));
    }

    private Verdict<Credential> verdict(String url, byte[] content, CredentialStep.Case of) {
        LinkFollower beyond = new LinkFollower(mechanism, keys, resources, statuses, schemas, links.within(url));
        CredentialChecks checks =
                new CredentialChecks(mechanism, CredentialChecks.steps(keys, resources, beyond), Optional.empty());
        VerificationPolicy strict =
                VerificationPolicy.strict().allowingClockSkew(of.policy().clockSkew());
        return stated(Received.credential(content, json -> checks.judge(List.of(), json, strict, of.at()))
                .verdict());
    }

    private static Verdict<Credential> stated(Verdict<VerifiedCredential> verdict) {
        return verdict.fold(
                accepted -> new Verdict.Accepted<>(accepted.value().credential(), accepted.protocol()),
                rejected -> new Verdict.Rejected<>(rejected.problems(), rejected.protocol()),
                undecided -> new Verdict.Undecided<>(undecided.problems(), undecided.protocol()));
    }
}
