package coop.kith.did.diff;

import static coop.kith.did.diff.Change.Kind.ALIAS_ADDED;
import static coop.kith.did.diff.Change.Kind.ALIAS_REMOVED;
import static coop.kith.did.diff.Change.Kind.CONTROLLER_ADDED;
import static coop.kith.did.diff.Change.Kind.CONTROLLER_REMOVED;
import static coop.kith.did.diff.Change.Kind.KEY_ADDED;
import static coop.kith.did.diff.Change.Kind.KEY_REMOVED;
import static coop.kith.did.diff.Change.Kind.KEY_RENAMED;
import static coop.kith.did.diff.Change.Kind.KEY_REPLACED;
import static coop.kith.did.diff.Change.Kind.KEY_RESTATED;
import static coop.kith.did.diff.Change.Kind.MEMBER_CHANGED;
import static coop.kith.did.diff.Change.Kind.MOVED;
import static coop.kith.did.diff.Change.Kind.RELATIONSHIP_ADDED;
import static coop.kith.did.diff.Change.Kind.RELATIONSHIP_REMOVED;
import static coop.kith.did.diff.Change.Kind.SERVICE_ADDED;
import static coop.kith.did.diff.Change.Kind.SERVICE_CHANGED;
import static coop.kith.did.diff.Change.Kind.SERVICE_REMOVED;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.Service;
import coop.kith.did.document.VerificationMethod;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.json.JsonObject;
import coop.kith.key.Multikey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The differences between two documents, as a person thinks of them: keys are the same when their bytes are, however they are written; ids of the document's own DID
 * are compared without it, so that a DID that moved to another domain shows what else changed. The order of lists means nothing. Equal documents have none.
 */
public final class DocumentDiff {
    /** Told about one by one below, or meaningless by themselves. */
    private static final Set<String> KNOWN = known();

    private final DidDocument before;
    private final DidDocument after;
    private final List<Change> changes = new ArrayList<>();

    private DocumentDiff(DidDocument before, DidDocument after) {
        this.before = before;
        this.after = after;
    }

    /** What happened from {@code before} to {@code after}: keys, then their purposes, services, controllers, aliases, other members. */
    public static List<Change> between(DidDocument before, DidDocument after) {
        return new DocumentDiff(before, after).changes();
    }

    private List<Change> changes() {
        if (!before.id().equals(after.id())) {
            add(MOVED, after.id().toString(), "before: " + before.id());
        }
        keys();
        relationships();
        services();
        texts(controllers(before), controllers(after), CONTROLLER_ADDED, CONTROLLER_REMOVED);
        texts(before.alsoKnownAs(), after.alsoKnownAs(), ALIAS_ADDED, ALIAS_REMOVED);
        members();
        return List.copyOf(changes);
    }

    private void keys() {
        Map<String, VerificationMethod> old = methods(before);
        Map<String, VerificationMethod> now = methods(after);
        Map<String, String> added = idsByKey(now, old);
        Map<String, String> removed = idsByKey(old, now);
        old.forEach((id, method) -> {
            if (!now.containsKey(id) && sameKey(method, added).isEmpty()) {
                add(KEY_REMOVED, id, "");
            }
        });
        now.forEach((id, method) -> {
            VerificationMethod same = old.get(id);
            if (same == null) {
                Optional<String> former = sameKey(method, removed);
                add(
                        former.isPresent() ? KEY_RENAMED : KEY_ADDED,
                        id,
                        former.map(name -> "before: " + name).orElse(method.type()));
            } else if (!same.publicKey().equals(method.publicKey()) || bothUnread(same, method)) {
                add(KEY_REPLACED, id, method.type());
            } else if (!own(same.stated(), before.id()).equals(own(method.stated(), after.id()))) {
                add(KEY_RESTATED, id, method.type());
            }
        });
    }

    /** Keys that cannot be read are the same when they are stated alike. */
    private boolean bothUnread(VerificationMethod one, VerificationMethod other) {
        return !one.publicKey().isOk() && !own(one.stated(), before.id()).equals(own(other.stated(), after.id()));
    }

    /** The first id of each key that {@code mine} has under an id that {@code others} has not. */
    private static Map<String, String> idsByKey(
            Map<String, VerificationMethod> mine, Map<String, VerificationMethod> others) {
        Map<String, String> ids = new HashMap<>();
        mine.forEach((id, method) -> {
            if (!others.containsKey(id)) {
                multikey(method).ifPresent(key -> ids.putIfAbsent(key, id));
            }
        });
        return ids;
    }

    private static Optional<String> sameKey(VerificationMethod method, Map<String, String> ids) {
        return multikey(method).map(ids::get);
    }

    /** One text for each key, however it is stated. */
    private static Optional<String> multikey(VerificationMethod method) {
        return method.publicKey().fold(key -> Optional.of(Multikey.encode(key)), problems -> Optional.empty());
    }

    private void relationships() {
        for (VerificationRelationship relationship : VerificationRelationship.values()) {
            Set<String> old = listed(before, relationship);
            Set<String> now = listed(after, relationship);
            now.stream()
                    .filter(id -> !old.contains(id))
                    .forEach(id -> add(RELATIONSHIP_ADDED, id, relationship.term()));
            old.stream()
                    .filter(id -> !now.contains(id))
                    .forEach(id -> add(RELATIONSHIP_REMOVED, id, relationship.term()));
        }
    }

    private void services() {
        Map<String, Service> old = services(before);
        Map<String, Service> now = services(after);
        now.forEach((id, service) -> {
            Service same = old.get(id);
            if (same == null) {
                add(SERVICE_ADDED, id, String.join(", ", service.types()));
            } else if (!own(same.stated(), before.id()).equals(own(service.stated(), after.id()))) {
                add(SERVICE_CHANGED, id, String.join(", ", service.types()));
            }
        });
        old.forEach((id, service) -> {
            if (!now.containsKey(id)) {
                add(SERVICE_REMOVED, id, String.join(", ", service.types()));
            }
        });
    }

    private void texts(List<String> old, List<String> now, Change.Kind added, Change.Kind removed) {
        Set<String> more = new LinkedHashSet<>(now);
        old.forEach(more::remove);
        more.forEach(text -> add(added, text, ""));
        Set<String> fewer = new LinkedHashSet<>(old);
        now.forEach(fewer::remove);
        fewer.forEach(text -> add(removed, text, ""));
    }

    private void members() {
        Set<String> names = new TreeSet<>(before.json().members().keySet());
        names.addAll(after.json().members().keySet());
        names.removeAll(KNOWN);
        names.stream()
                .filter(name -> !before.json().get(name).equals(after.json().get(name)))
                .forEach(name -> add(MEMBER_CHANGED, name, ""));
    }

    private void add(Change.Kind kind, String subject, String detail) {
        changes.add(new Change(kind, subject, detail));
    }

    private static Map<String, VerificationMethod> methods(DidDocument document) {
        Map<String, VerificationMethod> methods = new LinkedHashMap<>();
        document.verificationMethods().forEach(method -> methods.put(relative(method.id(), document.id()), method));
        return methods;
    }

    private static Set<String> listed(DidDocument document, VerificationRelationship relationship) {
        Set<String> ids = new TreeSet<>();
        document.listed(relationship).forEach(id -> ids.add(relative(id, document.id())));
        return ids;
    }

    private static Map<String, Service> services(DidDocument document) {
        Map<String, Service> services = new LinkedHashMap<>();
        document.services().forEach(service -> services.put(relative(service.id(), document.id()), service));
        return services;
    }

    private static List<String> controllers(DidDocument document) {
        return document.controllers().stream().map(Did::toString).toList();
    }

    private static String relative(DidUrl id, Did own) {
        return relative(id.toString(), own);
    }

    private static String relative(String id, Did own) {
        String prefix = own + "#";
        return id.startsWith(prefix) ? id.substring(prefix.length() - 1) : id;
    }

    /** A statement without the DID that it stands under, where that is the document's own. */
    private static JsonObject own(JsonObject stated, Did own) {
        JsonObject plain = stated;
        for (String name : List.of("id", "controller")) {
            Optional<String> value = plain.string(name);
            if (value.isPresent()) {
                String text = value.get();
                plain = plain.with(name, text.equals(own.toString()) ? "" : relative(text, own));
            }
        }
        return plain;
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(Set.of("id", "controller", "alsoKnownAs", "verificationMethod", "service"));
        Stream.of(VerificationRelationship.values())
                .map(VerificationRelationship::term)
                .forEach(known::add);
        return Set.copyOf(known);
    }
}
