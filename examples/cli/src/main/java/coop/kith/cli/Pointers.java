package coop.kith.cli;

import coop.kith.problem.JsonPointer;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.List;

/** Places in a document, as the command line names them. */
final class Pointers {
    private Pointers() {}

    /** Refused at the first text that is no JSON Pointer (RFC 6901). */
    static Result<List<JsonPointer>> read(List<String> texts) {
        List<JsonPointer> pointers = new ArrayList<>();
        for (String text : texts) {
            Result<JsonPointer> pointer = JsonPointer.parse(text);
            if (!pointer.isOk()) {
                return Result.refused(pointer.problems());
            }
            pointers.add(pointer.orThrow());
        }
        return Result.ok(pointers);
    }
}
