package coop.kith.did.method.webvh;

import coop.kith.did.Did;
import coop.kith.did.location.Idna;
import coop.kith.did.location.LogLocation;
import coop.kith.did.register.Action;
import coop.kith.did.register.DidRegistrar;
import coop.kith.did.register.DocumentChange;
import coop.kith.did.register.Inputs;
import coop.kith.did.register.Job;
import coop.kith.did.register.KeyTemplate;
import coop.kith.did.register.Registration;
import coop.kith.did.register.RegistrationProblem;
import coop.kith.did.register.RegistrationRequest;
import coop.kith.did.register.SigningRequest;
import coop.kith.did.register.SigningResponse;
import coop.kith.jcsproof.JcsProof;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * did:webvh for those who register DIDs of many methods in one way: {@link LogKeeper} behind the operations and states of DIF DID Registration. Logs lie
 * below one folder as web servers have them, {@code HOST/PATH/did.jsonl} or {@code HOST/.well-known/did.jsonl} ({@code HOST_PORT} where the port is not 443).
 *
 * <p>Keys for {@value #UPDATE}, or for nothing in particular, become update keys; those for {@value #NEXT} are promised. Each operation asks for a signature
 * by one of the keys that may give it, then, where the DID is witnessed, for those of its witnesses, and is Finished when the version is in the log; the ids
 * of the signing requests are the keys' Multikeys. Options of create: {@code domain} (needed), {@code path} (segments), {@code portable}, {@code witness},
 * {@code watchers}, {@code ttl}; of update: the last three, and {@code portable: false}.
 *
 * <p>A witness who signs here trusts this registrar to have verified the version; {@link WitnessDesk} is for those who verify themselves. Moving is for
 * {@link LogKeeper#move} alone, since the log then belongs elsewhere. Safe for many threads.
 */
public final class WebvhRegistrar implements DidRegistrar {
    /** The purpose of keys that may change the DID. */
    public static final String UPDATE = "update";

    /** The purpose of keys that the next version will reveal. */
    public static final String NEXT = "next";

    private static final String ENTRY = "entry";
    private static final String APPROVED_AT = "approvedAt";

    private final Path root;
    private final InstantSource clock;

    private WebvhRegistrar(Path root, InstantSource clock) {
        this.root = root;
        this.clock = clock;
    }

    /** Keeps logs below {@code root}; {@code clock} dates their versions. */
    public static WebvhRegistrar of(Path root, InstantSource clock) {
        return new WebvhRegistrar(root, clock);
    }

    @Override
    public String method() {
        return "webvh";
    }

    @Override
    public Registration create(RegistrationRequest.Create request) {
        if (request.did().isPresent()) {
            return Registration.Failed.of(Problem.of(
                            RegistrationProblem.INVALID_REQUEST,
                            "a did:webvh follows from its first version and cannot be chosen",
                            JsonPointer.of("did"))
                    .next("Give the options domain and path."));
        }
        if (WebvhOptions.keys(request.inputs(), UPDATE).isEmpty()) {
            return new Registration.ActionRequired(
                    Job.token(JsonObject.empty().with("method", "webvh")),
                    Optional.empty(),
                    new Action.ProvideKey(List.of(KeyTemplate.multikey(UPDATE))));
        }
        return WebvhOptions.genesis(request)
                .fold(
                        genesis -> state(request.inputs())
                                .fold(
                                        state -> state.has(ENTRY) || state.has(APPROVED_AT)
                                                ? continued(state, request, Optional.of(genesis))
                                                : asked(LogDraft.first(genesis, clock.instant())
                                                        .flatMap(draft -> keeperOf(draft.entry()))
                                                        .flatMap(keeper -> keeper.create(genesis))),
                                        Registration.Failed::of),
                        Registration.Failed::of);
    }

    @Override
    public Registration update(RegistrationRequest.Update request) {
        for (DocumentChange change : request.changes()) {
            if (change instanceof DocumentChange.Other other) {
                return new Registration.Failed(
                        Optional.of(request.did()),
                        List.of(Problem.of(
                                RegistrationProblem.OPERATION_NOT_SUPPORTED,
                                "did:webvh has no document operation \"" + other.operation() + "\"")));
            }
        }
        return begunOrContinued(
                request,
                request.did(),
                keeper -> WebvhOptions.change(request.inputs())
                        .map(change -> change.editing(document -> edited(document, request.changes())))
                        .flatMap(keeper::change));
    }

    private static JsonObject edited(JsonObject document, List<DocumentChange> changes) {
        JsonObject edited = document;
        for (DocumentChange change : changes) {
            edited = change.applied(edited);
        }
        return edited;
    }

    /** With pre-rotation two versions are needed, and the promised keys are to be given; see "Deactivate (Revoke)". */
    @Override
    public Registration deactivate(RegistrationRequest.Deactivate request) {
        return begunOrContinued(request, request.did(), keeper -> ending(keeper, request.inputs()));
    }

    private static Result<LogDraft> ending(LogKeeper keeper, Inputs inputs) {
        return keeper.standing().flatMap(now -> {
            boolean promised = now.log()
                    .latest()
                    .filter(latest -> latest.parameters().preRotates())
                    .isPresent();
            return keeper.change(
                    promised
                            ? LogChange.none()
                                    .updateKeys(WebvhOptions.keys(inputs, UPDATE))
                                    .promising(List.of())
                            : LogChange.deactivation());
        });
    }

    /** The entry that an operation is about. */
    @FunctionalInterface
    private interface Drafting {
        Result<LogDraft> draft(LogKeeper keeper);
    }

    private Registration begunOrContinued(RegistrationRequest request, Did did, Drafting drafting) {
        Registration registration = state(request.inputs())
                .fold(
                        state -> state.members().isEmpty()
                                ? asked(keeper(did)
                                        .flatMap(keeper -> owned(keeper, did))
                                        .flatMap(drafting::draft))
                                : continued(state, request, Optional.empty()),
                        Registration.Failed::of);
        return registration instanceof Registration.Failed failed ? failed.about(did) : registration;
    }

    /** What the job carries; nothing at the beginning. */
    private static Result<JsonObject> state(Inputs inputs) {
        return inputs.jobId().map(Job::read).orElse(Result.ok(JsonObject.empty()));
    }

    private Registration asked(Result<LogDraft> drafted) {
        return drafted.fold(
                draft -> {
                    Map<String, SigningRequest> requests = new TreeMap<>();
                    for (String multikey : draft.signers()) {
                        requests.put(
                                multikey,
                                new SigningRequest(
                                        Optional.of(draft.entry().unsecured()),
                                        draft.toSign(multikey).orThrow(),
                                        Optional.of(KeyReference.of(multikey)),
                                        "EdDSA",
                                        Optional.of(UPDATE)));
                    }
                    return new Registration.ActionRequired(
                            Job.token(
                                    JsonObject.empty().with(ENTRY, draft.entry().unsecured())),
                            idOf(draft.entry()).fold(Optional::of, problems -> Optional.empty()),
                            new Action.Sign(requests, 1));
                },
                Registration.Failed::of);
    }

    private static Result<Did> idOf(LogEntry entry) {
        return Did.parse(entry.state().string("id").orElse(""))
                .flatMap(did -> did.method().equals("webvh")
                        ? Result.ok(did)
                        : Result.refused(Problem.of(RegistrationProblem.UNKNOWN_JOB, did + " is not a did:webvh")));
    }

    private static Result<Did> idOf(JsonObject job) {
        String did = job.string("did").orElse("");
        return did.startsWith("did:webvh:")
                ? Did.parse(did)
                : Result.refused(Problem.of(RegistrationProblem.UNKNOWN_JOB, "the job names no did:webvh"));
    }

    private Result<LogKeeper> keeperOf(LogEntry entry) {
        return idOf(entry).flatMap(this::keeper);
    }

    /** Another DID may live at the place that the DID names. */
    private static Result<LogKeeper> owned(LogKeeper keeper, Did did) {
        return keeper.standing()
                .flatMap(now -> now.log()
                                .latest()
                                .filter(latest -> latest.id().equals(did))
                                .isPresent()
                        ? Result.ok(keeper)
                        : Result.refused(Problem.of(WebvhProblem.OTHER_DID, "no log of " + did + " is kept here")
                                .next("Create it here, or ask the registrar that keeps it.")));
    }

    private Registration continued(JsonObject state, RegistrationRequest request, Optional<Genesis> genesis) {
        Optional<JsonObject> entry = state.object(ENTRY);
        Result<LogKeeper.Standing> standing = entry.isPresent()
                ? signed(entry.get(), request.inputs())
                        .flatMap(made -> idOf(made)
                                .flatMap(did -> named(did, request, genesis))
                                .flatMap(this::keeper)
                                .flatMap(keeper -> keeper.propose(made)))
                : idOf(state)
                        .flatMap(did -> named(did, request, genesis))
                        .flatMap(this::keeper)
                        .flatMap(keeper -> approved(keeper, state, request.inputs()));
        return standing.fold(now -> after(now, request), Registration.Failed::of);
    }

    /** Whoever made the proof, the log's own rules decide about it when the entry is proposed. */
    private static Result<LogEntry> signed(JsonObject unsecured, Inputs inputs) {
        if (inputs.signatures().isEmpty()) {
            return Result.refused(Problem.of(RegistrationProblem.INVALID_REQUEST, "the signature is missing")
                    .next("Sign one of the signing requests, and give the answer under its id."));
        }
        Map.Entry<String, SigningResponse> response =
                inputs.signatures().entrySet().iterator().next();
        JsonObject options = ProofOptions.of(
                response.getKey(), unsecured.string("versionTime").orElse(""));
        JsonObject proof =
                JcsProof.signed(unsecured, options, response.getValue().signature());
        return LogEntry.of(unsecured.with("proof", proof));
    }

    /** A job of another request does not go on under this one. */
    private static Result<Did> named(Did did, RegistrationRequest request, Optional<Genesis> genesis) {
        return LogLocation.of(did, Idna.none()).flatMap(place -> {
            String expected = genesis.map(first -> first.did().replace(LogEntry.PLACEHOLDER, place.scid()))
                    .orElseGet(() -> request.fold(
                            create -> "",
                            update -> update.did().toString(),
                            end -> end.did().toString()));
            return did.toString().equals(expected)
                    ? Result.ok(did)
                    : Result.refused(Problem.of(
                                    RegistrationProblem.UNKNOWN_JOB,
                                    "the job is of " + did + ", and the request is not")
                            .next("Begin anew, without a jobId."));
        });
    }

    private static Result<LogKeeper.Standing> approved(LogKeeper keeper, JsonObject state, Inputs inputs) {
        String versionId = state.string("versionId").orElse("");
        String at = state.string(APPROVED_AT).orElse("");
        Result<LogKeeper.Standing> standing = keeper.standing();
        for (Map.Entry<String, SigningResponse> response : inputs.signatures().entrySet()) {
            if (standing.fold(now -> now.proposal().isPresent(), problems -> false)) {
                standing = keeper.approve(JcsProof.signed(
                        WitnessFile.approved(versionId),
                        ProofOptions.of(response.getKey(), at),
                        response.getValue().signature()));
            }
        }
        return standing;
    }

    private Registration after(LogKeeper.Standing standing, RegistrationRequest request) {
        if (standing.proposal().isPresent()) {
            return witnessing(standing.proposal().get());
        }
        VerifiedEntry latest = standing.log().latest().orElseThrow();
        boolean ended = latest.parameters().deactivated();
        if (request instanceof RegistrationRequest.Deactivate && !ended) {
            return keeper(latest.id()).fold(keeper -> asked(ending(keeper, request.inputs())), Registration.Failed::of);
        }
        JsonObject metadata = JsonObject.empty()
                .with("versionId", latest.versionId().toString())
                .with("versionTime", DateTimeStamp.format(latest.versionTime()));
        return latest.document()
                .fold(
                        document -> new Registration.Finished(
                                latest.id(), ended ? Optional.empty() : Optional.of(document), metadata),
                        Registration.Failed::of);
    }

    private Registration witnessing(LogKeeper.Proposal proposal) {
        Instant now = clock.instant();
        Map<String, SigningRequest> requests = new TreeMap<>();
        for (String witness : proposal.round().open()) {
            String multikey = KeyReference.multikeyOf(witness);
            requests.put(
                    multikey,
                    new SigningRequest(
                            Optional.of(proposal.entry().entry().json()),
                            proposal.round().toSign(multikey, now).orThrow(),
                            Optional.of(KeyReference.of(multikey)),
                            "EdDSA",
                            Optional.of("witness")));
        }
        JsonObject job = JsonObject.empty()
                .with("did", proposal.entry().id().toString())
                .with("versionId", proposal.entry().versionId().toString())
                .with(APPROVED_AT, WitnessRound.created(now));
        return new Registration.ActionRequired(
                Job.token(job),
                Optional.of(proposal.entry().id()),
                new Action.Sign(requests, proposal.round().missing()));
    }

    private Result<LogKeeper> keeper(Did did) {
        if (!did.method().equals("webvh")) {
            return Result.refused(Problem.of(RegistrationProblem.INVALID_REQUEST, did + " is not a did:webvh"));
        }
        return LogLocation.of(did, Idna.none()).map(place -> {
            Path folder = root.resolve(place.port() == 443 ? place.host() : place.host() + '_' + place.port());
            if (place.segments().isEmpty()) {
                folder = folder.resolve(".well-known");
            }
            for (String segment : place.segments()) {
                folder = folder.resolve(segment);
            }
            return LogKeeper.of(LogFolder.at(folder), clock);
        });
    }
}
