package coop.kith.trust.answer;

import coop.kith.did.Did;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustAnswer.Ground;
import java.util.List;

/**
 * One measure of a policy that has several, with what it is made of: the amounts of the shares and the remainder add up to {@code value}, exactly. Amounts are whole numbers or quotients
 * of two ({@code 81/2}).
 *
 * @param measure such as {@code path-flow}
 * @param value what was measured: vouchers; flow; rank in units of 2^-62, below 0 where more was stated against somebody than for them; pieces of evidence in favour, in thousandths
 * @param lower the end that decides, in the unit of {@code needed}: of a rank the value less its error; of an opinion the least belief, in millionths
 * @param upper the other end
 * @param needed what the policy asks for
 * @param against of an opinion the most evidence against in thousandths, from which with {@code value} the belief follows; 0 else
 * @param remainder what is not shown as a share
 * @param error what went wrong with the measure; empty where nothing did
 */
public record Part(
        String measure,
        Decision decision,
        Ground ground,
        String value,
        String lower,
        String upper,
        String needed,
        String against,
        List<Share> shares,
        String remainder,
        String error) {
    public Part {
        shares = List.copyOf(shares);
    }

    /**
     * One part of a value.
     *
     * @param through of vouchers and of a flow the entities of the path; of a rank who passed it on, nobody where it came from the seeds; of an opinion who spoke, nobody where the asker
     *     did
     * @param amount below 0 where it takes off, as evidence against does from a rank
     */
    public record Share(List<Did> through, String amount) {
        public Share {
            through = List.copyOf(through);
        }
    }
}
