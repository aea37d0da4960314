package coop.kith.trust.algorithm.flow;

import java.util.Arrays;

/** Entities in the order in which a search came to them, numbered anew from 0: what it costs grows with those, not with the graph. Open addressing; mutable, one search's own. */
final class Visited {
    static final int NOT = -1;

    /** 2^32 over the golden ratio: spreads neighbouring numbers (Knuth, The Art of Computer Programming, volume 3, section 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private int bits = 8;
    private int[] slots = new int[1 << bits];
    private int[] entities = new int[1 << (bits - 1)];
    private int count;

    Visited() {
        Arrays.fill(slots, NOT);
    }

    /** Its number, or {@link #NOT}. */
    int number(int entity) {
        return slots[slot(entity)];
    }

    /** Its number, which is the next one where it has none. */
    int add(int entity) {
        int slot = slot(entity);
        if (slots[slot] == NOT) {
            if (count == entities.length) {
                grow();
                slot = slot(entity);
            }
            entities[count] = entity;
            slots[slot] = count++;
        }
        return slots[slot];
    }

    int entity(int number) {
        return entities[number];
    }

    int count() {
        return count;
    }

    private int slot(int entity) {
        int at = (entity * SPREAD) >>> (Integer.SIZE - bits);
        while (slots[at] != NOT && entities[slots[at]] != entity) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    private void grow() {
        bits++;
        entities = Arrays.copyOf(entities, 2 * entities.length);
        slots = new int[1 << bits];
        Arrays.fill(slots, NOT);
        for (int number = 0; number < count; number++) {
            slots[slot(entities[number])] = number;
        }
    }
}
