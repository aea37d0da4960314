package coop.kith.crypto.provider;

/** Why bytes are no acceptable public point. */
public enum PointFault {
    /** Not the curve's exact length. */
    LENGTH,
    /** Not the one form that is taken: SEC 1 compressed, first byte 02 or 03. */
    FORM,
    /** A coordinate is not below the field's prime, or zero carries a sign. */
    NOT_CANONICAL,
    /** No point of the curve has these coordinates. */
    NOT_ON_CURVE,
    /** One of the eight points whose order divides the cofactor. */
    SMALL_ORDER,
    /** On the curve, and not in its subgroup of prime order. */
    WRONG_ORDER
}
