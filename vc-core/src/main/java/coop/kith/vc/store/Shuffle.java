package coop.kith.vc.store;

import coop.kith.store.Transaction;
import java.security.SecureRandom;

/**
 * Gives out the indexes of a list, each once, in an order that nobody can foresee.
 *
 * <p>Idea: the indexes are cards, and a card is drawn by exchanging it with the first undrawn one (Fisher and Yates). Only cards that were exchanged are written down
 * ({@code status_displaced}), at most one for each that was drawn: so a draw costs three look-ups however full the list is, every free index is as likely as every other, and
 * there is no secret to keep. Rows of drawn places are removed, since they are never looked at again.
 *
 * @param random an even choice among the free places
 */
record Shuffle(SecureRandom random) {

    /**
     * One free index; to be called in a write, with {@code drawn} one greater the next time.
     *
     * @param drawn how many indexes of this list were given out
     * @param entries of the list, more than {@code drawn}
     */
    long draw(Transaction transaction, String list, long drawn, long entries) {
        long place = random.nextLong(drawn, entries);
        long index = at(transaction, list, place);
        if (place != drawn) {
            transaction
                    .sql("INSERT INTO status_displaced (list, place, holds) VALUES (?, ?, ?)"
                            + " ON CONFLICT (list, place) DO UPDATE SET holds = excluded.holds")
                    .with(list)
                    .with(place)
                    .with(at(transaction, list, drawn))
                    .run();
        }
        transaction
                .sql("DELETE FROM status_displaced WHERE list = ? AND place = ?")
                .with(list)
                .with(drawn)
                .run();
        return index;
    }

    private static long at(Transaction transaction, String list, long place) {
        return transaction
                .sql("SELECT holds FROM status_displaced WHERE list = ? AND place = ?")
                .with(list)
                .with(place)
                .rows(row -> row.integer(1))
                .stream()
                .findFirst()
                .orElse(place);
    }
}
