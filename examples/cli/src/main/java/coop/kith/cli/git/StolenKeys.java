package coop.kith.cli.git;

import coop.kith.did.Did;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.intake.git.GitPerson;
import coop.kith.trust.intake.git.GitWord;
import coop.kith.trust.intake.git.SignedObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys that are known to be stolen, and what that makes of a sound signature. The dates in a commit are its maker's own words, and a thief writes any: that the owner signed is shown only where
 * somebody else had the commit before the theft.
 *
 * @param known from when on each is a thief's
 * @param seenBy by when everything that is looked at was there, by another clock than its makers': now, unless somebody knows better
 */
public record StolenKeys(List<Compromise> known, Instant seenBy) {
    public StolenKeys {
        known = List.copyOf(known);
    }

    /** Where no key is known to be stolen. */
    public static StolenKeys none() {
        return new StolenKeys(List.of(), Instant.MIN);
    }

    /**
     * The opinion of whoever signed, with what is known of the key: stolenKey where the object is dated after the theft, refer instead of trusted where it is dated before or not at all, and the
     * same word, with the reason, where it was none of trust anyway.
     */
    SignerTrust.Opinion heeded(Did signer, SignedObject object, SignerTrust.Opinion opinion) {
        Optional<Instant> theft = known.stream()
                .filter(stolen -> stolen.did().equals(signer))
                .map(Compromise::from)
                .min(Instant::compareTo)
                .filter(from -> !seenBy.isBefore(from));
        if (theft.isEmpty()) {
            return opinion;
        }
        Instant from = theft.get();
        boolean after = object.maker()
                .flatMap(StolenKeys::claimed)
                .filter(at -> !at.isBefore(from))
                .isPresent();
        GitWord word = after ? GitWord.STOLEN_KEY : opinion.word() == GitWord.TRUSTED ? GitWord.REFER : opinion.word();
        List<String> because = new ArrayList<>();
        because.add("The key of " + signer + " was stolen by " + from
                + (after
                        ? ", and this is dated after that."
                        : "; only its maker's own date says that this was signed before."));
        because.addAll(opinion.because());
        return new SignerTrust.Opinion(word, because, opinion.answer());
    }

    private static Optional<Instant> claimed(GitPerson maker) {
        return maker.time().isPresent()
                ? Optional.of(Instant.ofEpochSecond(Math.max(
                        Instant.MIN.getEpochSecond(),
                        Math.min(Instant.MAX.getEpochSecond(), maker.time().getAsLong()))))
                : Optional.empty();
    }
}
