package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.issue.CredentialDeriver;
import coop.kith.vc.issue.SelectiveTokenHolder;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.proof.sdjwt.SdJwt;
import coop.kith.vc.proof.sdjwt.SdJwtEnvelopes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "derive",
        description = {
            "Show a part of a credential: print what was chosen, and what its issuer demands to be seen, with a"
                    + " proof over just that.",
            "For credentials with a proof of ecdsa-sd-2023, where no key is needed, and for SD-JWTs, whose holder answers"
                    + " a verifier with a key."
        },
        footer = {
            "",
            "Examples:",
            "  kith vc derive card.vc.json --show /credentialSubject/birthCountry > shown.vc.json",
            "  kith vc derive card.vc.json --show /credentialSubject/boats/0 --show /name | kith vc verify -",
            "  kith vc derive member.sd-jwt --show /credentialSubject/name --key ana --challenge 8f3a --domain club.example"
        })
final class VcDerive extends Command {
    @Parameters(
            paramLabel = "FILE",
            description = "The credential as its issuer gave it, JSON or an SD-JWT; - is standard input.")
    private Path file;

    @Option(
            names = "--show",
            paramLabel = "POINTER",
            description =
                    "What to show, as a JSON Pointer; can be repeated. Without any, only what the issuer demands is"
                            + " shown.")
    private List<String> shown = new ArrayList<>();

    @Mixin
    private KeyHome home;

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description = "Of an SD-JWT: the holder's key, to show one verifier that it is theirs; with --challenge and"
                    + " --domain.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--challenge", paramLabel = "TEXT", description = "The challenge, as the verifier stated it.")
    private Optional<String> challenge = Optional.empty();

    @Option(names = "--domain", paramLabel = "TEXT", description = "The verifier's name, as you know it.")
    private Optional<String> domain = Optional.empty();

    VcDerive(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return Pointers.read(shown)
                .flatMap(places -> InputFile.read(file, terminal()).flatMap(content -> derive(content, places)))
                .fold(
                        derived -> new Answer(
                                Exit.ACCEPTED,
                                derived,
                                EnvelopedCredential.parse(derived)
                                        .fold(EnvelopedCredential::data, noEnvelope -> Wording.pretty(derived))),
                        Answer::refused);
    }

    private Result<JsonObject> derive(byte[] content, List<JsonPointer> places) {
        Optional<JsonObject> token = TokenFile.credential(content);
        Result<JsonObject> credential =
                token.map(Result::ok).orElseGet(() -> Json.parseObject(content, JsonLimits.standard()));
        return credential.flatMap(
                json -> SdJwtEnvelopes.isEnvelope(json) ? shown(json, places) : derived(json, places));
    }

    private Result<JsonObject> derived(JsonObject credential, List<JsonPointer> places) {
        return key.isPresent() || challenge.isPresent() || domain.isPresent()
                ? Result.refused(Problem.of(
                                CliProblem.NOT_FOR_THAT_SUITE,
                                "--key, --challenge and --domain are for SD-JWTs; this is none.")
                        .next("Leave them out, and present what is derived with: kith vc present."))
                : CredentialDeriver.standard().derive(credential, places);
    }

    private Result<JsonObject> shown(JsonObject envelope, List<JsonPointer> places) {
        return EnvelopedCredential.parse(envelope)
                .flatMap(whole -> shown(whole.data(), places))
                .flatMap(text -> EnvelopedCredential.around(SdJwtEnvelopes.MEDIA_TYPE, text))
                .map(EnvelopedCredential::json);
    }

    private Result<String> shown(String sdJwt, List<JsonPointer> places) {
        if (key.isEmpty() && challenge.isEmpty() && domain.isEmpty()) {
            return SdJwt.parse(sdJwt).flatMap(whole -> whole.showing(places));
        }
        String stated = challenge.orElse("");
        String verifier = domain.orElse("");
        if (key.isEmpty() || stated.isBlank() || verifier.isBlank()) {
            return Result.refused(Problem.of(
                            CliProblem.CHALLENGE_WITHOUT_DOMAIN,
                            "With a key, a showing answers one verifier's challenge for its domain.")
                    .next("Pass --key, and --challenge and --domain as the verifier stated them."));
        }
        return home.signer(key.get(), terminal(), Cryptography.standard())
                .flatMap(signer -> SigningChoice.forToken("kb+jwt", signer))
                .flatMap(signer -> SelectiveTokenHolder.of(signer)
                        .present(
                                sdJwt,
                                places,
                                stated,
                                verifier,
                                terminal().clock().instant()));
    }
}
