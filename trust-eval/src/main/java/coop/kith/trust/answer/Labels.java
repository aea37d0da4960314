package coop.kith.trust.answer;

import coop.kith.did.Did;
import coop.kith.trust.answer.Explanation.Hop;
import coop.kith.trust.answer.Explanation.Need;
import coop.kith.trust.answer.Explanation.Path;
import coop.kith.trust.answer.View.Privacy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What each entity of one answer is called. Two entities never share a label within an answer: DIDs are shortened only as far as they stay apart, and a
 * display name that two share is followed by the DID. Display names are somebody's words, so whatever could change how the rest of a line is read (controls, line
 * breaks, bidirectional marks, other invisible characters) is written out as its number.
 */
final class Labels {
    private static final int LONGEST_NAME = 40;
    private static final int HEAD = 6;
    private static final int TAIL = 4;
    private static final String SUBJECT = "subject";

    private final Map<Did, String> labels;

    private Labels(Map<Did, String> labels) {
        this.labels = labels;
    }

    static Labels of(TrustAnswer answer, View view) {
        Set<Did> entities = entities(answer);
        if (view.privacy() == Privacy.NAMED) {
            return new Labels(named(entities, view));
        }
        Messages messages = Messages.in(view.locale());
        return new Labels(roles(
                answer,
                entities,
                (role, number) ->
                        role.equals(SUBJECT) ? messages.say("role.subject") : messages.say("role." + role, number)));
    }

    /** Everybody by their role in words that no language changes: {@code subject}, {@code voucher-2}. */
    static Labels codes(TrustAnswer answer) {
        return new Labels(roles(
                answer, entities(answer), (role, number) -> role.equals(SUBJECT) ? SUBJECT : role + '-' + number));
    }

    String of(Did entity) {
        return labels.getOrDefault(entity, "?");
    }

    static Set<Did> entities(TrustAnswer answer) {
        Set<Did> entities = new LinkedHashSet<>();
        entities.add(answer.question().subject());
        Explanation explanation = answer.explanation();
        explanation.because().forEach(path -> add(path, entities));
        explanation.dependent().forEach(path -> add(path, entities));
        entities.addAll(explanation.bottleneck());
        explanation.notCounted().forEach(one -> {
            entities.add(one.issuer());
            entities.add(one.subject());
            entities.addAll(one.through());
        });
        explanation.needs().forEach(need -> add(need, entities));
        explanation.parts().forEach(part -> part.shares().forEach(share -> entities.addAll(share.through())));
        explanation.counterfactuals().forEach(one -> entities.add(one.without()));
        return entities;
    }

    private static void add(Need need, Set<Did> entities) {
        entities.addAll(need.apartFrom());
        need.of().forEach(several -> several.forEach(one -> add(one, entities)));
    }

    private static void add(Path path, Set<Did> entities) {
        for (Hop hop : path.hops()) {
            entities.add(hop.issuer());
            entities.add(hop.subject());
        }
    }

    private static Map<Did, String> named(Set<Did> entities, View view) {
        Map<Did, String> shortened = shortened(entities);
        Map<String, Integer> uses = new HashMap<>();
        view.names().forEach((did, name) -> uses.merge(clean(name), 1, Integer::sum));
        Map<Did, String> labels = new HashMap<>();
        shortened.forEach((did, label) -> {
            String name = clean(view.names().getOrDefault(did, ""));
            boolean plain = !name.isEmpty() && uses.getOrDefault(name, 0) == 1 && !name.startsWith("did:");
            labels.put(did, name.isEmpty() ? label : plain ? name : name + " (" + label + ')');
        });
        return labels;
    }

    private static Map<Did, String> shortened(Set<Did> entities) {
        Map<Did, String> labels = new LinkedHashMap<>();
        for (Did did : entities) {
            int extra = 0;
            while (clashes(did, extra, entities)) {
                extra++;
            }
            labels.put(did, shorten(did, extra));
        }
        return labels;
    }

    private static boolean clashes(Did did, int extra, Set<Did> entities) {
        String label = shorten(did, extra);
        return entities.stream()
                .anyMatch(other ->
                        !other.equals(did) && shorten(other, extra).equals(label) && !label.equals(did.toString()));
    }

    /** The method, then the head and tail of the rest; {@code z6Mk}, which every Ed25519 key begins with, does not use up the head. */
    private static String shorten(Did did, int extra) {
        String id = did.methodSpecificId();
        int head = (id.startsWith("z6Mk") ? 4 : 0) + HEAD + extra;
        int tail = TAIL + extra;
        String rest = id.length() <= head + tail + 1
                ? id
                : id.substring(0, head) + '\u2026' + id.substring(id.length() - tail);
        return "did:" + did.method() + ':' + rest;
    }

    private static Map<Did, String> roles(
            TrustAnswer answer, Set<Did> entities, BiFunction<String, Integer, String> words) {
        Did subject = answer.question().subject();
        Set<Did> anchors = new HashSet<>();
        Set<Did> vouchers = new HashSet<>();
        List<Path> paths = new ArrayList<>(answer.explanation().because());
        paths.addAll(answer.explanation().dependent());
        for (Path path : paths) {
            anchors.add(path.anchor());
            vouchers.add(path.voucher());
        }
        Map<Did, String> labels = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (Did did : entities) {
            String role = did.equals(subject)
                    ? SUBJECT
                    : anchors.contains(did) ? "anchor" : vouchers.contains(did) ? "voucher" : "person";
            labels.put(did, words.apply(role, numbers.merge(role, 1, Integer::sum)));
        }
        return labels;
    }

    /** On one line, without anything invisible, at most {@value #LONGEST_NAME} characters. */
    static String clean(String name) {
        StringBuilder cleaned = new StringBuilder();
        name.strip().codePoints().limit(LONGEST_NAME).forEach(character -> {
            if (visible(character)) {
                cleaned.appendCodePoint(character);
            } else {
                cleaned.append(String.format(java.util.Locale.ROOT, "\\u{%X}", character));
            }
        });
        return name.strip().codePointCount(0, name.strip().length()) > LONGEST_NAME
                ? cleaned.append('\u2026').toString()
                : cleaned.toString();
    }

    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
