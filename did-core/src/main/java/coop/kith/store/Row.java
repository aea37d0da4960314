package coop.kith.store;

import coop.kith.bytes.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The current row of a query, valid only while it is handed over. Columns count from 1. */
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    /** 0 where there is nothing. */
    public long integer(int column) {
        try {
            return rows.getLong(column);
        } catch (SQLException failure) {
            throw new StoreFailure(failure);
        }
    }

    public Optional<String> text(int column) {
        try {
            return Optional.ofNullable(rows.getString(column));
        } catch (SQLException failure) {
            throw new StoreFailure(failure);
        }
    }

    public Optional<Bytes> bytes(int column) {
        try {
            return Optional.ofNullable(rows.getBytes(column)).map(Bytes::of);
        } catch (SQLException failure) {
            throw new StoreFailure(failure);
        }
    }
}
