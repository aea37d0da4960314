package coop.kith.vc.store;

/** In which order the indexes of a list are given out. */
public enum IndexOrder {
    /** Each free index as likely as every other: nothing can be told from an index (Bitstring Status List 1.0 section 2.1 asks for this). */
    RANDOM,
    /** 0, 1, 2 ...: an index tells how many credentials came before. */
    SEQUENTIAL
}
