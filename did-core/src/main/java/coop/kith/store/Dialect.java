package coop.kith.store;

import coop.kith.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One kind of database: how its transactions begin, what its refusals mean, how a lost connection is replaced. Implementations are safe for many threads. */
interface Dialect {
    /** Statements after which a transaction sees one state throughout. */
    List<String> beginReading();

    /** Statements after which nobody else writes beside a transaction until it ends. */
    List<String> beginWriting();

    Problem problem(SQLException failure, String place);

    /** A connection like the one that was lost. */
    Connection reopened() throws SQLException;
}
