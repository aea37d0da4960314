package coop.kith.problem;

/** Why a text is no JSON Pointer. */
public enum PointerProblem implements ProblemType {
    /** The text breaks the grammar of RFC 6901 section 3. */
    SYNTAX;

    @Override
    public String uri() {
        return "https://kith.coop/problems#json-pointer-syntax";
    }

    @Override
    public String title() {
        return "Not a JSON Pointer";
    }
}
