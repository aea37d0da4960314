package coop.kith.did.method.plc;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.evidence.Source;
import coop.kith.did.resolve.Surroundings;
import coop.kith.net.FetchLimits;
import coop.kith.net.Fetched;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Optional;

/**
 * The HTTP interface of a directory ({@code GET /:did/log/audit}).
 *
 * @param base without a slash at the end
 */
record HttpDirectory(String base) implements PlcDirectory {
    @Override
    public Result<Optional<PlcLog>> read(Did did, Surroundings around) {
        return HttpsUrl.parse(base + '/' + did + "/log/audit")
                .flatMap(url -> around.fetcher().fetch(url, FetchLimits.log()))
                .flatMap(answer -> log(did, answer, around));
    }

    private static Result<Optional<PlcLog>> log(Did did, Fetched answer, Surroundings around) {
        if (answer.status() == 404) {
            return Result.ok(Optional.empty());
        }
        if (!answer.isSuccess()) {
            return Result.refused(Problem.of(
                            DidProblem.INTERNAL_ERROR,
                            answer.url() + " answered " + answer.status() + ", which decides nothing about " + did)
                    .next("Ask again later, or ask another directory."));
        }
        if (!answer.mediaType().equals(Optional.of("application/json"))) {
            return Result.refused(Problem.of(
                    DidProblem.INTERNAL_ERROR,
                    answer.url() + " was served as " + answer.mediaType().orElse("no media type")
                            + ", and an audit log is application/json"));
        }
        return Result.ok(Optional.of(new PlcLog(
                answer.body(),
                Source.of(answer, around.clock().instant()),
                answer.maxAge().map(Freshness::lasting).orElse(Freshness.unstated()))));
    }
}
