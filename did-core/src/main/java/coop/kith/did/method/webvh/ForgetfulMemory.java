package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;

/** Remembers nothing. */
final class ForgetfulMemory implements LogMemory {
    @Override
    public Result<Optional<RememberedLog>> recall(String scid) {
        return Result.ok(Optional.empty());
    }

    @Override
    public Result<Boolean> keep(Optional<VersionId> expected, RememberedLog log, Bytes bytes) {
        return Result.ok(true);
    }

    @Override
    public Result<Optional<Bytes>> bytes(String scid) {
        return Result.ok(Optional.empty());
    }

    @Override
    public Result<Equivocation> keep(Equivocation proof) {
        return Result.ok(proof);
    }

    @Override
    public Result<List<Equivocation>> equivocations(String scid) {
        return Result.ok(List.of());
    }

    @Override
    public Result<Boolean> forget(String scid) {
        return Result.ok(false);
    }
}
