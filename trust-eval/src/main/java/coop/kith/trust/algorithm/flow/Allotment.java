package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Inquiry.Cap;
import java.util.List;

/** How much of each cap the vouchers chosen so far have used up. Mutable; one search's own. */
final class Allotment {
    private final List<Cap> caps;
    private final int[] used;

    Allotment(List<Cap> caps) {
        this.caps = caps;
        this.used = new int[caps.size()];
    }

    /** Takes the voucher in and answers true, or changes nothing where a cap is full. */
    boolean take(int voucher) {
        for (int index = 0; index < used.length; index++) {
            if (caps.get(index).members().contains(voucher)
                    && used[index] >= caps.get(index).atMost()) {
                return false;
            }
        }
        change(voucher, 1);
        return true;
    }

    void release(int voucher) {
        change(voucher, -1);
    }

    private void change(int voucher, int by) {
        for (int index = 0; index < used.length; index++) {
            if (caps.get(index).members().contains(voucher)) {
                used[index] += by;
            }
        }
    }

    /** Whether all these vouchers fit together. */
    static boolean fits(List<Cap> caps, List<Integer> vouchers) {
        Allotment fresh = new Allotment(caps);
        return vouchers.stream().allMatch(fresh::take);
    }
}
