package coop.kith.cli;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Intake;
import coop.kith.trust.intake.dtg.DtgProblem;
import coop.kith.trust.intake.generic.GenericIntake;
import coop.kith.trust.intake.generic.Mapping;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Instant;
import java.util.List;

/** What credentials mean: those of the Decentralized Trust Graph as its profile says, all others as the mappings do. */
record Meanings(Intake dtg, List<Mapping> mappings) implements Intake {
    Meanings {
        mappings = List.copyOf(mappings);
    }

    @Override
    public Result<Evidence> read(VerifiedCredential verified, Instant receivedAt) {
        return dtg.read(verified, receivedAt).fold(Result::ok, problems -> {
            boolean foreign = problems.stream().allMatch(problem -> problem.type() == DtgProblem.NOT_DTG);
            return foreign && !mappings.isEmpty()
                    ? GenericIntake.of(mappings).read(verified, receivedAt)
                    : Result.refused(
                            foreign ? problems.stream().map(Meanings::wayOn).toList() : problems);
        });
    }

    private static Problem wayOn(Problem problem) {
        return problem.next(
                "If your community counts such credentials, say what they mean: kith trust add --mapping FILE.");
    }
}
