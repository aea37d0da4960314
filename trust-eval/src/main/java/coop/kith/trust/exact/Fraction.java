package coop.kith.trust.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact rational number in lowest terms, the denominator positive. It is kept in two longs as long as they hold it, which in trust they nearly always do; a result that they do not
 * hold is computed again without bounds.
 */
public final class Fraction implements Comparable<Fraction> {
    public static final Fraction ZERO = new Fraction(0, 1);
    public static final Fraction ONE = new Fraction(1, 1);

    /** Below this in size, no sum of two products overflows a long. */
    private static final long SMALL = 1L << 31;

    private final long small;

    /** Zero where the number is kept in {@link #numerator} and {@link #denominator}. */
    private final long under;

    private final BigInteger numerator;
    private final BigInteger denominator;

    private Fraction(long small, long under) {
        this.small = small;
        this.under = under;
        this.numerator = BigInteger.ZERO;
        this.denominator = BigInteger.ONE;
    }

    private Fraction(BigInteger numerator, BigInteger denominator) {
        this.small = 0;
        this.under = 0;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    public static Fraction of(long whole) {
        return whole == 0 ? ZERO : whole == 1 ? ONE : reduced(whole, 1);
    }

    /** The quotient of two whole numbers; throws ArithmeticException where the second is zero. */
    public static Fraction of(long numerator, long denominator) {
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** From decimal text, exactly. */
    public static Fraction of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? of(decimal.toBigIntegerExact(), BigInteger.ONE)
                : of(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    /** The denominator is positive. */
    private static Fraction reduced(long numerator, long denominator) {
        if (numerator == 0) {
            return ZERO;
        }
        long common = denominator == 1 ? 1 : common(Math.abs(numerator), denominator);
        long over = numerator / common;
        long under = denominator / common;
        return Math.abs(over) < SMALL && under < SMALL && over != Long.MIN_VALUE
                ? new Fraction(over, under)
                : new Fraction(BigInteger.valueOf(over), BigInteger.valueOf(under));
    }

    private static long common(long one, long other) {
        long greater = one;
        long rest = other;
        while (rest != 0) {
            long next = greater % rest;
            greater = rest;
            rest = next;
        }
        return greater;
    }

    /** The quotient; throws ArithmeticException where the second is zero. */
    public static Fraction of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division of " + numerator + " by zero");
        }
        if (numerator.signum() == 0) {
            return ZERO;
        }
        BigInteger common = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            common = common.negate();
        }
        BigInteger over = numerator.divide(common);
        BigInteger under = denominator.divide(common);
        return over.bitLength() < 32 && under.bitLength() < 32
                ? reduced(over.longValueExact(), under.longValueExact())
                : new Fraction(over, under);
    }

    private boolean isSmall() {
        return under != 0;
    }

    public BigInteger numerator() {
        return isSmall() ? BigInteger.valueOf(small) : numerator;
    }

    public BigInteger denominator() {
        return isSmall() ? BigInteger.valueOf(under) : denominator;
    }

    public Fraction plus(Fraction other) {
        if (other.signum() == 0) {
            return this;
        }
        if (signum() == 0) {
            return other;
        }
        return isSmall() && other.isSmall()
                ? reduced(small * other.under + other.small * under, under * other.under)
                : of(
                        numerator()
                                .multiply(other.denominator())
                                .add(other.numerator().multiply(denominator())),
                        denominator().multiply(other.denominator()));
    }

    public Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    public Fraction negated() {
        return isSmall()
                ? (small == 0 ? ZERO : new Fraction(-small, under))
                : new Fraction(numerator.negate(), denominator);
    }

    public Fraction times(Fraction other) {
        return isSmall() && other.isSmall()
                ? reduced(small * other.small, under * other.under)
                : of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
    }

    /** Throws ArithmeticException where {@code other} is zero. */
    public Fraction over(Fraction other) {
        if (other.signum() == 0) {
            throw new ArithmeticException("division of " + this + " by zero");
        }
        if (isSmall() && other.isSmall()) {
            long sign = other.small < 0 ? -1 : 1;
            return reduced(sign * small * other.under, sign * under * other.small);
        }
        return of(numerator().multiply(other.denominator()), denominator().multiply(other.numerator()));
    }

    /** The nearest double. */
    public double value() {
        return new BigDecimal(numerator())
                .divide(new BigDecimal(denominator()), MathContext.DECIMAL64)
                .doubleValue();
    }

    public int signum() {
        return isSmall() ? Long.signum(small) : numerator.signum();
    }

    /** The greatest integer that is not greater; throws ArithmeticException where it does not fit a long. */
    public long floor() {
        return isSmall()
                ? Math.floorDiv(small, under)
                : numerator
                        .subtract(numerator.mod(denominator))
                        .divide(denominator)
                        .longValueExact();
    }

    @Override
    public int compareTo(Fraction other) {
        return isSmall() && other.isSmall()
                ? Long.compare(small * other.under, other.small * under)
                : numerator()
                        .multiply(other.denominator())
                        .compareTo(other.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fraction fraction
                && fraction.small == small
                && fraction.under == under
                && fraction.numerator.equals(numerator)
                && fraction.denominator.equals(denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator().hashCode() + denominator().hashCode();
    }

    @Override
    public String toString() {
        return denominator().equals(BigInteger.ONE) ? numerator().toString() : numerator() + "/" + denominator();
    }
}
