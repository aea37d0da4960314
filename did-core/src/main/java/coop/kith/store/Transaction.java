package coop.kith.store;

import java.sql.Connection;

/** An open transaction, for the thread that {@link Database} gave it to and only until its work returns. */
public final class Transaction {
    private final Connection connection;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /** A statement with {@code ?} for each argument. The text is the program's own; whatever comes from outside is an argument. */
    public Sql sql(String text) {
        return new Sql(connection, text);
    }
}
