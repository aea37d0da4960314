package coop.kith.trust.algorithm.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A regular expression that limits the scope of a vouch, in the language of OpenPGP (RFC 9580 section 8, that of Henry Spencer): {@code |}, {@code * + ?}, groups, ranges, {@code .},
 * {@code ^}, {@code $} and {@code \}. It says whether some part of a text matches.
 *
 * <p>The pattern comes from whoever signed, so that no pattern may cost more than its length times that of the text: it is run as a set of states [1], never by trying and going back.
 * Immutable.
 *
 * <p>[1] K. Thompson, Regular expression search algorithm, Communications of the ACM 11 (1968).
 */
public final class ScopePattern {
    /** In UTF-16 units. A domain name has at most 253 octets (RFC 1035 section 2.3.4), and what a pattern adds around one is short. */
    public static final int LONGEST = 1024;

    /** Groups within groups; nobody writes more, and each is a step deeper into the reader. */
    public static final int DEEPEST = 32;

    private final List<State> states;
    private final Fragment whole;

    private ScopePattern(List<State> states, Fragment whole) {
        this.states = states;
        this.whole = whole;
    }

    /** Where a state leads: without reading, at certain places only, or by reading a character. */
    private sealed interface Step {
        int to();

        record Free(int to) implements Step {}

        record AtStart(int to) implements Step {}

        record AtEnd(int to) implements Step {}

        record Reading(IntPredicate character, int to) implements Step {}
    }

    private record State(List<Step> steps) {}

    private record Fragment(int first, int last) {}

    /** The pattern; empty where the text is none, or is over a limit. */
    public static Optional<ScopePattern> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Reader reader = new Reader(text.codePoints().toArray());
        return reader.choice(0)
                .filter(whole -> reader.place == reader.text.length)
                .map(whole -> new ScopePattern(reader.states, whole));
    }

    public boolean finds(String text) {
        int[] characters = text.codePoints().toArray();
        BitSet present = new BitSet(states.size());
        for (int place = 0; place <= characters.length; place++) {
            present.set(whole.first());
            close(present, place == 0, place == characters.length);
            if (present.get(whole.last())) {
                return true;
            }
            BitSet next = new BitSet(states.size());
            if (place < characters.length) {
                int character = characters[place];
                present.stream()
                        .forEach(state -> states.get(state).steps().forEach(step -> {
                            if (step instanceof Step.Reading reading
                                    && reading.character().test(character)) {
                                next.set(reading.to());
                            }
                        }));
            }
            present = next;
        }
        return false;
    }

    private void close(BitSet present, boolean start, boolean end) {
        List<Integer> open = new ArrayList<>(present.stream().boxed().toList());
        while (!open.isEmpty()) {
            for (Step step : states.get(open.remove(open.size() - 1)).steps()) {
                boolean passes = step instanceof Step.Free
                        || (step instanceof Step.AtStart && start)
                        || (step instanceof Step.AtEnd && end);
                if (passes && !present.get(step.to())) {
                    present.set(step.to());
                    open.add(step.to());
                }
            }
        }
    }

    /** Reads by descent, a method for each line of the grammar. Mutable; one reading's own. */
    private static final class Reader {
        private final int[] text;
        private final List<State> states = new ArrayList<>();
        private int place;

        Reader(int[] text) {
            this.text = text;
        }

        private int state() {
            states.add(new State(new ArrayList<>(2)));
            return states.size() - 1;
        }

        private void step(int from, Step step) {
            states.get(from).steps().add(step);
        }

        private boolean at(int character) {
            return place < text.length && text[place] == character;
        }

        private boolean take(int character) {
            boolean there = at(character);
            place += there ? 1 : 0;
            return there;
        }

        Optional<Fragment> choice(int depth) {
            Fragment whole = new Fragment(state(), state());
            do {
                Optional<Fragment> branch = branch(depth);
                if (branch.isEmpty()) {
                    return branch;
                }
                step(whole.first(), new Step.Free(branch.get().first()));
                step(branch.get().last(), new Step.Free(whole.last()));
            } while (take('|'));
            return Optional.of(whole);
        }

        private Optional<Fragment> branch(int depth) {
            int first = state();
            int last = first;
            while (place < text.length && !at('|') && !at(')')) {
                Optional<Fragment> piece = atom(depth).map(this::repeated);
                if (piece.isEmpty()) {
                    return piece;
                }
                step(last, new Step.Free(piece.get().first()));
                last = piece.get().last();
            }
            return Optional.of(new Fragment(first, last));
        }

        private Fragment repeated(Fragment atom) {
            Fragment piece = new Fragment(state(), state());
            boolean many = at('*') || at('+');
            boolean none = at('*') || at('?');
            place += many || none ? 1 : 0;
            step(piece.first(), new Step.Free(atom.first()));
            step(atom.last(), new Step.Free(piece.last()));
            if (many) {
                step(atom.last(), new Step.Free(atom.first()));
            }
            if (none) {
                step(piece.first(), new Step.Free(piece.last()));
            }
            return piece;
        }

        private Optional<Fragment> atom(int depth) {
            int character = text[place++];
            return switch (character) {
                case '(' ->
                    depth == DEEPEST ? Optional.empty() : choice(depth + 1).filter(group -> take(')'));
                case '[' -> range().map(this::reading);
                case '.' -> Optional.of(reading(any -> true));
                case '^' -> Optional.of(joined(Step.AtStart::new));
                case '$' -> Optional.of(joined(Step.AtEnd::new));
                case '*', '+', '?' -> Optional.empty();
                case '\\' -> place == text.length ? Optional.empty() : Optional.of(literally(text[place++]));
                default -> Optional.of(literally(character));
            };
        }

        private Fragment literally(int character) {
            return reading(read -> read == character);
        }

        private Fragment reading(IntPredicate character) {
            return joined(to -> new Step.Reading(character, to));
        }

        private Fragment joined(java.util.function.IntFunction<Step> way) {
            Fragment fragment = new Fragment(state(), state());
            step(fragment.first(), way.apply(fragment.last()));
            return fragment;
        }

        /** After the bracket: a {@code ]} or {@code -} that comes first stands for itself, as does a {@code -} that comes last. */
        private Optional<IntPredicate> range() {
            boolean not = take('^');
            IntPredicate among = none -> false;
            for (boolean first = true; first || !at(']'); first = false) {
                if (place == text.length) {
                    return Optional.empty();
                }
                int low = text[place++];
                int high = low;
                if (at('-') && place + 1 < text.length && text[place + 1] != ']') {
                    high = text[place + 1];
                    place += 2;
                }
                if (high < low) {
                    return Optional.empty();
                }
                int most = high;
                among = among.or(read -> low <= read && read <= most);
            }
            place++;
            return Optional.of(not ? among.negate() : among);
        }
    }
}
