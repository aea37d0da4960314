package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers within this process, bounded by the bytes of the logs; the one not asked for longest goes first, and its proofs with it. */
final class ProcessMemory implements LogMemory {
    private record Kept(RememberedLog log, Bytes bytes, List<Equivocation> proofs) {
        long size() {
            long size = bytes.length();
            for (Equivocation proof : proofs) {
                size += proof.other().length();
            }
            return size;
        }
    }

    private final long mostBytes;
    private final Map<String, Kept> logs = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    ProcessMemory(long mostBytes) {
        if (mostBytes < 0) {
            throw new IllegalArgumentException("not a number of bytes: " + mostBytes);
        }
        this.mostBytes = mostBytes;
    }

    @Override
    public synchronized Result<Optional<RememberedLog>> recall(String scid) {
        return Result.ok(Optional.ofNullable(logs.get(scid)).map(Kept::log));
    }

    @Override
    public synchronized Result<Boolean> keep(Optional<VersionId> expected, RememberedLog log, Bytes content) {
        Optional<Kept> before = Optional.ofNullable(logs.get(log.scid()));
        if (!before.map(kept -> kept.log().tip().versionId()).equals(expected)) {
            return Result.ok(false);
        }
        put(log.scid(), new Kept(log, content, before.map(Kept::proofs).orElse(List.of())));
        return Result.ok(true);
    }

    @Override
    public synchronized Result<Optional<Bytes>> bytes(String scid) {
        return Result.ok(Optional.ofNullable(logs.get(scid)).map(Kept::bytes));
    }

    @Override
    public synchronized Result<Equivocation> keep(Equivocation proof) {
        Kept kept = logs.get(proof.scid());
        if (kept != null
                && kept.proofs().size() < Equivocation.MOST_KEPT
                && kept.proofs().stream().noneMatch(known -> known.otherHead().equals(proof.otherHead()))) {
            List<Equivocation> proofs = new ArrayList<>(kept.proofs());
            proofs.add(proof);
            put(proof.scid(), new Kept(kept.log(), kept.bytes(), List.copyOf(proofs)));
        }
        return Result.ok(proof);
    }

    @Override
    public synchronized Result<List<Equivocation>> equivocations(String scid) {
        return Result.ok(Optional.ofNullable(logs.get(scid)).map(Kept::proofs).orElse(List.of()));
    }

    @Override
    public synchronized Result<Boolean> forget(String scid) {
        Kept gone = logs.remove(scid);
        bytes -= gone == null ? 0 : gone.size();
        return Result.ok(gone != null);
    }

    private void put(String scid, Kept kept) {
        Kept before = logs.put(scid, kept);
        bytes += kept.size() - (before == null ? 0 : before.size());
        Iterator<Map.Entry<String, Kept>> oldest = logs.entrySet().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= oldest.next().getValue().size();
            oldest.remove();
        }
    }
}
