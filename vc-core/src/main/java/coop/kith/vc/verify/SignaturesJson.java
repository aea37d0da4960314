package coop.kith.vc.verify;

import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.vc.proof.Quorum;
import coop.kith.vc.proof.RotatedKeys;
import coop.kith.vc.proof.Sighting;
import coop.kith.vc.verify.VerificationPolicy.SignatureRequirement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a policy asks of signatures, for {@link PolicyJson}. */
final class SignaturesJson {
    private static final String SIGNATURES = "signatures";
    private static final String ROTATED = "rotatedKeys";
    private static final String QUORUM = "quorum";

    private SignaturesJson() {}

    static JsonObject with(JsonObject json, VerificationPolicy policy) {
        List<JsonValue> written = new ArrayList<>();
        Optional<SignatureRequirement> ofQuorum = policy.quorum()
                .map(quorum -> new SignatureRequirement(QUORUM, new SignersDemand(quorum.atLeast(), quorum.among())));
        for (SignatureRequirement one : policy.signatureRequirements()) {
            if (ofQuorum.equals(Optional.of(one))) {
                ofQuorum = Optional.empty();
                written.add(
                        JsonObject.empty().with(QUORUM, quorum(policy.quorum().orElseThrow())));
            } else {
                data(one.demand()).ifPresent(data -> written.add(named(one.name(), data)));
            }
        }
        JsonObject signed = written.isEmpty() ? json : json.with(SIGNATURES, new JsonArray(written));
        return policy.rotatedKeys()
                .map(rotated -> signed.with(ROTATED, rotated(rotated)))
                .orElse(signed);
    }

    /** The names of what is demanded by code, and stands in no file. */
    static List<String> byCode(VerificationPolicy policy) {
        return policy.signatureRequirements().stream()
                .filter(one -> data(one.demand()).isEmpty())
                .map(SignatureRequirement::name)
                .toList();
    }

    private static JsonObject quorum(Quorum quorum) {
        return signers(quorum.atLeast(), quorum.among()).with("why", quorum.why());
    }

    private static JsonObject signers(int atLeast, Set<Did> among) {
        return JsonObject.empty()
                .with("atLeast", JsonNumber.of(atLeast))
                .with(
                        "among",
                        JsonArray.ofStrings(among.stream().map(Did::toString).toList()));
    }

    private static JsonObject named(String name, JsonObject data) {
        JsonObject named = JsonObject.empty().with("name", name);
        for (var member : data.members().entrySet()) {
            named = named.with(member.getKey(), member.getValue());
        }
        return named;
    }

    private static Optional<JsonObject> data(SignatureDemand demand) {
        if (demand instanceof SignersDemand signers) {
            return Optional.of(JsonObject.empty().with("signers", signers(signers.atLeast(), signers.among())));
        }
        return demand instanceof HybridDemand hybrid
                ? Optional.of(JsonObject.empty()
                        .with(
                                "hybrid",
                                JsonObject.empty()
                                        .with("present", JsonArray.ofStrings(List.copyOf(hybrid.present())))
                                        .with("coming", JsonArray.ofStrings(List.copyOf(hybrid.coming())))
                                        .with("until", hybrid.until().toString())))
                : Optional.empty();
    }

    private static JsonObject rotated(RotatedKeys rotated) {
        JsonObject json = JsonObject.empty().with("why", rotated.why());
        return rotated.seen()
                .map(seen -> json.with(
                        "seen",
                        JsonObject.empty().with("at", seen.at().toString()).with("by", seen.by())))
                .orElse(json);
    }

    /** The policy with what stands here besides; empty where it is of another shape. */
    static Optional<VerificationPolicy> read(JsonObject json, VerificationPolicy start) {
        Optional<VerificationPolicy> policy = Optional.of(start);
        for (JsonValue value : json.oneOrMany(SIGNATURES)) {
            policy = policy.flatMap(before -> value instanceof JsonObject entry
                    ? withEntry(entry, before)
                    : Optional.<VerificationPolicy>empty());
        }
        return json.has(ROTATED)
                ? policy.flatMap(before -> json.object(ROTATED).flatMap(rotated -> withRotated(rotated, before)))
                : policy;
    }

    private static Optional<VerificationPolicy> withEntry(JsonObject entry, VerificationPolicy before) {
        if (entry.has(QUORUM)) {
            return entry.object(QUORUM)
                    .flatMap(quorum -> text(quorum, "why")
                            .flatMap(why -> signers(quorum)
                                    .map(signers -> before.acceptingQuorum(signers.atLeast(), signers.among(), why))));
        }
        Optional<? extends SignatureDemand> demand = entry.has("hybrid")
                ? entry.object("hybrid").flatMap(SignaturesJson::hybrid)
                : entry.object("signers").flatMap(SignaturesJson::signers);
        return entry.string("name").flatMap(name -> demand.map(one -> before.requiringSignatures(name, one)));
    }

    private static Optional<SignersDemand> signers(JsonObject json) {
        List<JsonValue> stated = json.oneOrMany("among");
        Set<Did> among = new TreeSet<>();
        texts(json, "among").forEach(text -> Did.parse(text).fold(among::add, problems -> false));
        return json.get("atLeast")
                .filter(JsonNumber.class::isInstance)
                .map(number -> ((JsonNumber) number).asLong().orElse(0))
                .filter(atLeast -> among.size() == stated.size() && 1 <= atLeast && atLeast <= among.size())
                .map(atLeast -> new SignersDemand(Math.toIntExact(atLeast), among));
    }

    private static Optional<HybridDemand> hybrid(JsonObject json) {
        Set<String> present = texts(json, "present");
        Set<String> coming = texts(json, "coming");
        return HybridDemand.differ(present, coming)
                ? time(json, "until").map(until -> new HybridDemand(present, coming, until))
                : Optional.empty();
    }

    private static Optional<VerificationPolicy> withRotated(JsonObject json, VerificationPolicy before) {
        Optional<String> reason = text(json, "why");
        if (!json.has("seen")) {
            return reason.map(before::acceptingRotatedKeys);
        }
        Optional<Sighting> sighting = json.object("seen")
                .flatMap(seen -> time(seen, "at").flatMap(at -> text(seen, "by").map(by -> new Sighting(at, by))));
        return reason.flatMap(why -> sighting.map(seen -> before.acceptingRotatedKeys(seen, why)));
    }

    private static Set<String> texts(JsonObject json, String member) {
        Set<String> texts = new TreeSet<>();
        json.oneOrMany(member).forEach(value -> {
            if (value instanceof JsonString text) {
                texts.add(text.value());
            }
        });
        return texts;
    }

    private static Optional<String> text(JsonObject json, String member) {
        return json.string(member).filter(text -> !text.isBlank());
    }

    private static Optional<Instant> time(JsonObject json, String member) {
        try {
            return json.string(member).map(Instant::parse);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
