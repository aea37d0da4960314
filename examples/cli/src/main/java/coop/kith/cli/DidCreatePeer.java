package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.method.peer.DidPeer;
import coop.kith.did.method.peer.PeerKey;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description = {
            "Print a did:peer: for two who know each other, with nothing to publish.",
            "Of one key alone: did:peer:0. With services or several keys: did:peer:2. Of a document without id:"
                    + " did:peer:4."
        },
        footer = {
            "",
            "Examples:",
            "  kith did create peer --key ana",
            "  kith did create peer --key ana --service service.json",
            "  kith did create peer --document input.json"
        })
final class DidCreatePeer extends Command {
    @Mixin
    private LogHome home;

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description = "A key, by name or Multikey; X25519 keys are for keyAgreement.")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--service", paramLabel = "FILE", description = "A service, one JSON object. Repeat for more.")
    private List<Path> services = new ArrayList<>();

    @Option(names = "--document", paramLabel = "FILE", description = "The document of a did:peer:4, without id.")
    private Optional<Path> document = Optional.empty();

    DidCreatePeer(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return did().fold(DidCreatePeer::told, Answer::refused);
    }

    private Result<Did> did() {
        if (document.isPresent() == !keys.isEmpty() || (document.isPresent() && !services.isEmpty())) {
            return Result.refused(
                    Problem.of(CliProblem.NOTHING_TO_DO, "A did:peer is made of --document, or of --key and --service.")
                            .next("Give one of the two."));
        }
        if (document.isPresent()) {
            return json(document.get()).flatMap(DidPeer::of);
        }
        return home.keys(keys, terminal())
                .flatMap(found -> found.size() == 1 && services.isEmpty()
                        ? Result.ok(DidPeer.of(found.get(0)))
                        : stated().flatMap(list -> DidPeer.of(peerKeys(found), list)));
    }

    private Result<List<JsonObject>> stated() {
        List<JsonObject> all = new ArrayList<>();
        for (Path file : services) {
            Result<JsonObject> service = json(file);
            if (!service.isOk()) {
                return Result.refused(service.problems());
            }
            all.add(service.orThrow());
        }
        return Result.ok(all);
    }

    private Result<JsonObject> json(Path file) {
        return InputFile.read(file, terminal()).flatMap(content -> Json.parseObject(content, JsonLimits.standard()));
    }

    private static List<PeerKey> peerKeys(List<PublicKey> keys) {
        List<PeerKey> all = new ArrayList<>();
        for (PublicKey key : keys) {
            if (key.type() == KeyType.X25519) {
                all.add(new PeerKey(VerificationRelationship.KEY_AGREEMENT, key));
            } else {
                all.add(new PeerKey(VerificationRelationship.AUTHENTICATION, key));
                all.add(new PeerKey(VerificationRelationship.ASSERTION_METHOD, key));
            }
        }
        return all;
    }

    private static Answer told(Did did) {
        JsonObject json = JsonObject.empty().with("did", did.toString());
        return DidPeer.shortForm(did)
                .fold(
                        shortForm -> new Answer(
                                Exit.ACCEPTED,
                                json.with("shortForm", shortForm.toString()),
                                did + "\n\nSend the other side the whole of it once; after that this is enough:\n"
                                        + shortForm),
                        none -> new Answer(Exit.ACCEPTED, json, did.toString()));
    }
}
