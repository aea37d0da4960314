package coop.kith.store;

import java.sql.SQLException;

/** Carries a database's refusal out of a transaction's work to {@link Database}, which makes it a problem. It never leaves this room. */
final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException refusal;

    StoreFailure(SQLException refusal) {
        super(refusal);
        this.refusal = refusal;
    }

    SQLException refusal() {
        return refusal;
    }
}
