package coop.kith.vc.proof;

import java.util.Optional;
import java.util.function.Function;

/** For whom a proof must have been made (Data Integrity 1.0 section 2.1, {@code domain} and {@code challenge}). */
public sealed interface Audience permits Audience.Exactly, Audience.Partly, Audience.Unstated, Audience.Anyone {
    /**
     * For this verifier and this occasion: the proof must state this challenge and this domain, and no other.
     *
     * @param challenge the text this verifier gave out, once
     * @param domain the name this verifier goes by
     */
    record Exactly(String challenge, String domain) implements Audience {
        public Exactly {
            if (challenge.isBlank() || domain.isBlank()) {
                throw new IllegalArgumentException(
                        "a challenge and a domain are needed, not \"" + challenge + "\" and \"" + domain + '"');
            }
        }
    }

    /**
     * For this occasion, or for this verifier, but not held against both: what is not there is not looked at.
     *
     * @param challenge the text that was given out; empty where it is not looked at
     * @param domain the name of the verifier; empty where it is not looked at
     * @param why only one of them is looked at, for the protocol
     */
    record Partly(Optional<String> challenge, Optional<String> domain, String why) implements Audience {
        public Partly {
            if (challenge.isPresent() == domain.isPresent()
                    || challenge.or(() -> domain).filter(String::isBlank).isPresent()) {
                throw new IllegalArgumentException(
                        "either a challenge or a domain is needed, not " + challenge + " and " + domain);
            }
            if (why.isBlank()) {
                throw new IllegalArgumentException("say why only one of challenge and domain is looked at");
            }
        }
    }

    /** For nobody in particular: a proof that states a domain or challenge all the same stays undecided. */
    record Unstated() implements Audience {}

    /**
     * Not looked at.
     *
     * @param why for the protocol
     */
    record Anyone(String why) implements Audience {}

    default <R> R fold(
            Function<? super Exactly, ? extends R> exactly,
            Function<? super Partly, ? extends R> partly,
            Function<? super Unstated, ? extends R> unstated,
            Function<? super Anyone, ? extends R> anyone) {
        if (this instanceof Exactly one) {
            return exactly.apply(one);
        }
        if (this instanceof Partly one) {
            return partly.apply(one);
        }
        if (this instanceof Unstated none) {
            return unstated.apply(none);
        }
        return anyone.apply((Anyone) this);
    }
}
