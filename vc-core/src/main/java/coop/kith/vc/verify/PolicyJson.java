package coop.kith.vc.verify;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy as data, so that it can be kept beside a verdict and applied again. Stable shape:
 *
 * <pre>{@code
 * {"audience": {"challenge": "8f3a", "domain": "club.example"} | "unstated" | {"anyone": "why"}
 *      | {"challenge": "8f3a", "alone": "why"} | {"domain": "club.example", "alone": "why"},
 *  "clockSkew": "PT1M",
 *  "waived": {"STATUS": "why"},
 *  "demands": ["member-since"],
 *  "statusNoOlderThan": "PT24H",
 *  "signatures": [{"quorum": {"atLeast": 2, "among": ["did:.."], "why": ".."}},
 *                 {"name": "board", "signers": {"atLeast": 2, "among": ["did:.."]}},
 *                 {"name": "moving", "hybrid": {"present": ["ED25519"], "coming": ["ML_DSA_44"], "until": time}}],
 *  "rotatedKeys": {"why": "..", "seen": {"at": time, "by": ".."}}}
 * }</pre>
 *
 * <p>{@code statusNoOlderThan}, {@code signatures}, {@code rotatedKeys} and its {@code seen} may be absent. {@code demands} names what the policy demands by code of the
 * caller's own ({@link VerificationPolicy#requiring}, {@link VerificationPolicy#requiringSignatures}): that stands in no file, so a policy with any cannot be read back.
 */
public final class PolicyJson {
    private static final String UNSTATED = "unstated";
    private static final String ALONE = "alone";
    private static final String STATUS_AGE = "statusNoOlderThan";

    private PolicyJson() {}

    public static JsonObject of(VerificationPolicy policy) {
        JsonValue audience = policy.audience()
                .<JsonValue>fold(
                        exactly -> JsonObject.empty()
                                .with("challenge", exactly.challenge())
                                .with("domain", exactly.domain()),
                        partly -> partly.challenge()
                                .map(challenge -> JsonObject.empty().with("challenge", challenge))
                                .orElseGet(() -> JsonObject.empty()
                                        .with("domain", partly.domain().orElseThrow()))
                                .with(ALONE, partly.why()),
                        unstated -> new JsonString(UNSTATED),
                        anyone -> JsonObject.empty().with("anyone", anyone.why()));
        JsonObject waived = JsonObject.empty();
        for (Map.Entry<Leniency, String> one : policy.waived().entrySet()) {
            waived = waived.with(one.getKey().name(), one.getValue());
        }
        List<String> demands = new ArrayList<>(policy.demandNames());
        demands.addAll(SignaturesJson.byCode(policy));
        JsonObject json = JsonObject.empty()
                .with("audience", audience)
                .with("clockSkew", policy.clockSkew().toString())
                .with("waived", waived)
                .with("demands", JsonArray.ofStrings(demands));
        return SignaturesJson.with(
                policy.oldestStatus()
                        .map(age -> json.with(STATUS_AGE, age.toString()))
                        .orElse(json),
                policy);
    }

    /** The policy of this shape; refused where it demands something by code, or is of another shape. */
    public static Result<VerificationPolicy> read(JsonObject json) {
        List<JsonValue> demands = json.oneOrMany("demands");
        if (!demands.isEmpty()) {
            return refused(
                    "The policy demands " + new JsonArray(demands) + " by code, which is not in the file.", "demands");
        }
        Optional<VerificationPolicy> policy = audience(json)
                .flatMap(start -> duration(json, "clockSkew")
                        .filter(skew -> skew.compareTo(VerificationPolicy.MOST_CLOCK_SKEW) <= 0)
                        .map(start::allowingClockSkew))
                .flatMap(start -> json.has(STATUS_AGE)
                        ? duration(json, STATUS_AGE).map(start::statusNoOlderThan)
                        : Optional.of(start))
                .flatMap(start -> waived(json).map(start::waivingAll))
                .flatMap(start -> SignaturesJson.read(json, start));
        return policy.map(Result::ok)
                .orElseGet(() -> refused("This is no policy as it is written beside a verdict.", "audience"));
    }

    private static Optional<VerificationPolicy> audience(JsonObject json) {
        if (json.string("audience").filter(UNSTATED::equals).isPresent()) {
            return Optional.of(VerificationPolicy.strict());
        }
        return json.object("audience").flatMap(audience -> {
            Optional<String> challenge = audience.string("challenge").filter(text -> !text.isBlank());
            Optional<String> domain = audience.string("domain").filter(text -> !text.isBlank());
            Optional<String> alone = audience.string(ALONE).filter(text -> !text.isBlank());
            if (alone.isPresent() && challenge.isPresent() != domain.isPresent()) {
                return challenge
                        .map(text -> VerificationPolicy.expectingChallenge(text, alone.get()))
                        .or(() -> domain.map(text -> VerificationPolicy.expectingDomain(text, alone.get())));
            }
            return challenge.isPresent() && domain.isPresent()
                    ? Optional.of(VerificationPolicy.expecting(challenge.get(), domain.get()))
                    : audience.string("anyone")
                            .filter(text -> !text.isBlank())
                            .map(why -> VerificationPolicy.strict().withoutChallenge(why));
        });
    }

    private static Optional<Duration> duration(JsonObject json, String member) {
        try {
            return json.string(member).map(Duration::parse).filter(length -> !length.isNegative());
        } catch (DateTimeParseException noDuration) {
            return Optional.empty();
        }
    }

    private static Optional<Map<Leniency, String>> waived(JsonObject json) {
        Map<Leniency, String> waived = new EnumMap<>(Leniency.class);
        for (Map.Entry<String, JsonValue> one :
                json.object("waived").orElse(JsonObject.empty()).members().entrySet()) {
            Optional<Leniency> leniency = List.of(Leniency.values()).stream()
                    .filter(known -> known.name().equals(one.getKey()))
                    .findFirst();
            if (leniency.isEmpty()
                    || !(one.getValue() instanceof JsonString why)
                    || why.value().isBlank()) {
                return Optional.empty();
            }
            waived.put(leniency.get(), why.value());
        }
        return Optional.of(waived);
    }

    private static Result<VerificationPolicy> refused(String detail, String member) {
        return Result.refused(Problem.of(VerifyProblem.POLICY_NOT_READ, Shown.text(detail), JsonPointer.of(member))
                .next("Verify again with the policy itself."));
    }
}
