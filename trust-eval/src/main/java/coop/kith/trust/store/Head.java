package coop.kith.trust.store;

import coop.kith.bytes.Bytes;

/**
 * Where a log ends. Whoever notes it somewhere else (a printout, another machine, a signed message) can tell later whether anything before it was
 * changed or cut off; the log alone cannot show that its own end is missing.
 *
 * @param sequence how many rows there are
 * @param link the digest over all of them
 */
public record Head(long sequence, Bytes link) {}
