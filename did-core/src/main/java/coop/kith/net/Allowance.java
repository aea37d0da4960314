package coop.kith.net;

/** How many more bytes of one sort an answer may have, and what is said when they are used up. For one thread, one answer. */
final class Allowance {
    private final NetProblem type;
    private final String detail;
    private final String next;
    private long left;

    Allowance(long bytes, NetProblem type, String detail, String next) {
        this.left = bytes;
        this.type = type;
        this.detail = detail;
        this.next = next;
    }

    void take() throws NetFailure {
        if (left == 0) {
            throw new NetFailure(type, detail, next);
        }
        left--;
    }
}
