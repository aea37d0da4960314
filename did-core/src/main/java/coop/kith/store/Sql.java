package coop.kith.store;

import coop.kith.bytes.Bytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** One statement with its arguments, used once. */
public final class Sql {
    /** Sets one argument at its place. */
    @FunctionalInterface
    private interface Argument {
        void set(PreparedStatement statement, int place) throws SQLException;
    }

    private final Connection connection;
    private final String text;
    private final List<Argument> arguments = new ArrayList<>();

    Sql(Connection connection, String text) {
        this.connection = connection;
        this.text = text;
    }

    /** The next argument, a number. */
    public Sql with(long value) {
        arguments.add((statement, place) -> statement.setLong(place, value));
        return this;
    }

    /** The next argument, a text. */
    public Sql with(String value) {
        arguments.add((statement, place) -> statement.setString(place, value));
        return this;
    }

    /** The next argument, a byte string. */
    public Sql with(Bytes value) {
        arguments.add((statement, place) -> statement.setBytes(place, value.toArray()));
        return this;
    }

    /** Runs a statement that changes rows; how many it changed. */
    public int run() {
        try (PreparedStatement statement = prepared()) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new StoreFailure(failure);
        }
    }

    /** Runs a query; each row read into a value, in the query's order. */
    public <T> List<T> rows(Function<Row, T> read) {
        List<T> found = new ArrayList<>();
        forEach(row -> found.add(read.apply(row)));
        return found;
    }

    /** Runs a query and hands each row on, in the query's order, without keeping them. */
    public void forEach(Consumer<Row> each) {
        try (PreparedStatement statement = prepared();
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                each.accept(new Row(rows));
            }
        } catch (SQLException failure) {
            throw new StoreFailure(failure);
        }
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < arguments.size(); i++) {
            arguments.get(i).set(statement, i + 1);
        }
        return statement;
    }
}
