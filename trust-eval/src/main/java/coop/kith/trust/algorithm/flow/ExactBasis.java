package coop.kith.trust.algorithm.flow;

import coop.kith.trust.exact.Fraction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Solves M x = b in exact numbers, for a square matrix of small whole numbers, by Dixon's lifting [1]: the inverse modulo a prime gives the solution's first digit to the base of that
 * prime, and each further one for the price of two products with a vector; when there are enough digits, the fractions follow from them. What comes out is put back into M x = b before it is
 * believed. The cost is that of one inversion in longs, where elimination in fractions would carry numbers of hundreds of digits along.
 *
 * <p>[1] J. D. Dixon, Exact solution of linear equations using p-adic expansions, Numerische Mathematik 40 (1982).
 */
final class ExactBasis {
    /** Products of two digits, and sums of thousands of them times small numbers, fit a long. */
    private static final long PRIME = Integer.MAX_VALUE;

    /** Beyond that many digits a fraction would tell nobody anything. */
    private static final int MOST_DIGITS = 256;

    private final int[][] matrix;
    private final long[][] inverse;

    private ExactBasis(int[][] matrix, long[][] inverse) {
        this.matrix = matrix;
        this.inverse = inverse;
    }

    /** A solution over one denominator. */
    record Solution(List<BigInteger> numerators, BigInteger denominator) {
        Solution {
            numerators = List.copyOf(numerators);
        }

        Fraction at(int place) {
            return Fraction.of(numerators.get(place), denominator);
        }

        boolean isNowhereNegative() {
            return numerators.stream().allMatch(numerator -> numerator.signum() >= 0);
        }
    }

    /** Empty where the matrix has no inverse modulo the prime, or the steps do not suffice. */
    static Optional<ExactBasis> of(int[][] matrix, Steps steps) {
        long size = matrix.length;
        steps.take(size * size * size);
        return steps.spent() ? Optional.empty() : inverse(matrix).map(found -> new ExactBasis(matrix, found));
    }

    /** Gauss and Jordan, in place: the columns of the unit matrix take the places of those that are done with. */
    private static Optional<long[][]> inverse(int[][] matrix) {
        int size = matrix.length;
        long[][] work = new long[size][size];
        int[] swapped = new int[size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                work[row][column] = Math.floorMod(matrix[row][column], PRIME);
            }
        }
        for (int at = 0; at < size; at++) {
            int pivot = at;
            while (pivot < size && work[pivot][at] == 0) {
                pivot++;
            }
            if (pivot == size) {
                return Optional.empty();
            }
            swapped[at] = pivot;
            long[] line = work[pivot];
            work[pivot] = work[at];
            work[at] = line;
            long by = BigInteger.valueOf(line[at])
                    .modInverse(BigInteger.valueOf(PRIME))
                    .longValueExact();
            line[at] = 1;
            for (int column = 0; column < size; column++) {
                line[column] = line[column] * by % PRIME;
            }
            for (int row = 0; row < size; row++) {
                long factor = work[row][at];
                if (row != at && factor != 0) {
                    work[row][at] = 0;
                    for (int column = 0; column < size; column++) {
                        work[row][column] = (work[row][column] + (PRIME - factor) * line[column]) % PRIME;
                    }
                }
            }
        }
        for (int at = size - 1; at >= 0; at--) {
            for (long[] line : work) {
                long one = line[at];
                line[at] = line[swapped[at]];
                line[swapped[at]] = one;
            }
        }
        return Optional.of(work);
    }

    /** The x with M x = b. */
    Optional<Solution> solve(long[] right) {
        return solve(right, false);
    }

    /** The x with M' x = b. */
    Optional<Solution> solveTransposed(long[] right) {
        return solve(right, true);
    }

    private Optional<Solution> solve(long[] right, boolean transposed) {
        int size = right.length;
        long[] rest = right.clone();
        BigInteger[] lifted = new BigInteger[size];
        Arrays.fill(lifted, BigInteger.ZERO);
        BigInteger modulus = BigInteger.ONE;
        int next = 4;
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            long[] digit = digit(rest, transposed);
            for (int place = 0; place < size; place++) {
                lifted[place] = lifted[place].add(modulus.multiply(BigInteger.valueOf(digit[place])));
            }
            modulus = modulus.multiply(BigInteger.valueOf(PRIME));
            long[] made = product(digit, transposed);
            for (int place = 0; place < size; place++) {
                rest[place] = (rest[place] - made[place]) / PRIME;
            }
            if (digits == next) {
                next *= 2;
                Optional<Solution> solution = fractions(lifted, modulus);
                if (solution.isPresent() && solves(solution.get(), right, transposed)) {
                    return solution;
                }
            }
        }
        return Optional.empty();
    }

    private long[] digit(long[] rest, boolean transposed) {
        int size = rest.length;
        long[] digit = new long[size];
        for (int row = 0; row < size; row++) {
            long by = Math.floorMod(rest[row], PRIME);
            for (int column = 0; column < size && !transposed; column++) {
                digit[column] = (digit[column] + inverse[column][row] * by) % PRIME;
            }
            for (int column = 0; column < size && transposed; column++) {
                digit[column] = (digit[column] + inverse[row][column] * by) % PRIME;
            }
        }
        return digit;
    }

    private long[] product(long[] vector, boolean transposed) {
        int size = vector.length;
        long[] product = new long[size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                product[transposed ? column : row] += matrix[row][column] * vector[transposed ? row : column];
            }
        }
        return product;
    }

    /** Each the one fraction with a small numerator and denominator that has these digits (rational reconstruction), over the least common denominator. */
    private static Optional<Solution> fractions(BigInteger[] lifted, BigInteger modulus) {
        BigInteger most = modulus.shiftRight(1).sqrt();
        BigInteger common = BigInteger.ONE;
        for (BigInteger one : lifted) {
            BigInteger scaled = one.multiply(common).mod(modulus);
            if (least(scaled, modulus).abs().compareTo(most) > 0) {
                common = common.multiply(denominator(scaled, modulus, most));
                if (common.compareTo(most) > 0) {
                    return Optional.empty();
                }
            }
        }
        List<BigInteger> numerators = new ArrayList<>();
        for (BigInteger one : lifted) {
            numerators.add(least(one.multiply(common).mod(modulus), modulus));
        }
        return Optional.of(new Solution(numerators, common));
    }

    private static BigInteger least(BigInteger residue, BigInteger modulus) {
        return residue.shiftLeft(1).compareTo(modulus) > 0 ? residue.subtract(modulus) : residue;
    }

    private static BigInteger denominator(BigInteger residue, BigInteger modulus, BigInteger most) {
        BigInteger before = modulus;
        BigInteger now = residue;
        BigInteger denominatorBefore = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        while (now.compareTo(most) > 0) {
            BigInteger[] parts = before.divideAndRemainder(now);
            BigInteger next = denominatorBefore.subtract(parts[0].multiply(denominator));
            denominatorBefore = denominator;
            denominator = next;
            before = now;
            now = parts[1];
        }
        return denominator.abs();
    }

    private boolean solves(Solution solution, long[] right, boolean transposed) {
        int size = right.length;
        List<BigInteger> made = new ArrayList<>(Collections.nCopies(size, BigInteger.ZERO));
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                if (matrix[row][column] != 0) {
                    int to = transposed ? column : row;
                    BigInteger from = solution.numerators().get(transposed ? row : column);
                    made.set(to, made.get(to).add(from.multiply(BigInteger.valueOf(matrix[row][column]))));
                }
            }
        }
        for (int place = 0; place < size; place++) {
            if (!made.get(place).equals(solution.denominator().multiply(BigInteger.valueOf(right[place])))) {
                return false;
            }
        }
        return true;
    }
}
