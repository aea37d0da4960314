package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.did.DidUrl;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.issue.SelectiveTokenIssuer;
import coop.kith.vc.issue.TokenIssuer;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.sdjwt.Hiding;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "issue",
        description =
                "Sign a credential and print it with its proof. The issuer is filled in where the file names none.",
        footer = {
            "",
            "Examples:",
            "  kith vc issue member.json --key coop > member.vc.json",
            "  kith vc issue member.json --key coop --status members > member.vc.json",
            "  kith vc issue - --key coop --suite eddsa-rdfc-2022 < member.json",
            "  kith vc issue member.json --key coop --suite vc+jwt > member.jwt",
            "  kith vc issue member.json --key coop --suite vc+sd-jwt --hideable /credentialSubject/born > member.sd-jwt",
            "  kith vc issue card.json --key office --suite ecdsa-sd-2023 --mandatory /credentialSubject/type"
        })
final class VcIssue extends Command {
    private static final String TOKEN = "vc+jwt";
    private static final String SELECTIVE = "vc+sd-jwt";

    @Mixin
    private KeyHome home;

    @Parameters(paramLabel = "FILE", description = "The unsigned credential, JSON; - is standard input.")
    private Path file;

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "The key's name in the keystore.")
    private String key;

    @Option(
            names = "--suite",
            paramLabel = "SUITE",
            description = "The cryptosuite, vc+jwt for a token, or vc+sd-jwt for one of which the holder may keep parts"
                    + " back. Default: the usual one for the kind of key, such as eddsa-jcs-2022.")
    private Optional<String> suite = Optional.empty();

    @Option(
            names = "--mandatory",
            paramLabel = "POINTER",
            description =
                    "With a suite that lets the holder choose what to show, such as ecdsa-sd-2023: what must be shown"
                            + " all the same, as a JSON Pointer; can be repeated. Issuer, dates and status always must.")
    private List<String> mandatory = new ArrayList<>();

    @Option(
            names = "--hideable",
            paramLabel = "POINTER",
            description = "With vc+sd-jwt: what the holder may keep back, as a JSON Pointer; can be repeated.")
    private List<String> hideable = new ArrayList<>();

    @Option(
            names = "--holder",
            paramLabel = "DID",
            description = "With vc+sd-jwt: who alone can present it, by the DID or the DID URL of a key. Default: the"
                    + " subject.")
    private Optional<String> holder = Optional.empty();

    @Option(names = "--created", paramLabel = "TIME", description = "The proof's time. Default: now.")
    private Optional<String> created = Optional.empty();

    @Mixin
    private StatusOption status;

    VcIssue(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return InputFile.read(file, terminal())
                .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                .flatMap(unsigned ->
                        Setting.time("--created", created, terminal()).flatMap(time -> issue(unsigned, time)))
                .fold(
                        signed -> new Answer(
                                Exit.ACCEPTED,
                                signed,
                                EnvelopedCredential.parse(signed)
                                        .fold(EnvelopedCredential::data, noEnvelope -> Wording.pretty(signed))),
                        Answer::refused);
    }

    private Result<JsonObject> issue(JsonObject unsigned, Instant time) {
        if (suite.filter(SELECTIVE::equals).isPresent()) {
            return issueInParts(unsigned, time);
        }
        if (!hideable.isEmpty() || holder.isPresent()) {
            return Result.refused(Problem.of(
                            CliProblem.NOT_FOR_THAT_SUITE,
                            "--hideable and --holder go with vc+sd-jwt and nothing else.")
                    .next("Leave them out, or sign with --suite vc+sd-jwt."));
        }
        return suite.filter(TOKEN::equals).isPresent() ? issueToken(unsigned, time) : issueWithProof(unsigned, time);
    }

    /** Without a holder's key whoever has a copy could present it, so there is always one. */
    private Result<JsonObject> issueInParts(JsonObject unsigned, Instant time) {
        if (created.isPresent() || !mandatory.isEmpty()) {
            return Result.refused(notFor(SELECTIVE));
        }
        return Pointers.read(hideable)
                .flatMap(places -> HolderKey.of(holder, unsigned, Setting.resolver(terminal()))
                        .flatMap(theirs -> home.signer(key, terminal(), Cryptography.standard())
                                .flatMap(signer -> SigningChoice.forToken(SELECTIVE, signer))
                                .map(signer -> SelectiveTokenIssuer.of(method(unsigned, signer), signer))
                                .flatMap(issuer -> status.added(unsigned, issuer.did(), terminal())
                                        .flatMap(whole -> issuer.issue(
                                                whole,
                                                Hiding.of(places, terminal().random()),
                                                theirs,
                                                time)))))
                .map(EnvelopedCredential::json);
    }

    private static Problem notFor(String token) {
        return Problem.of(
                        CliProblem.NOT_FOR_THAT_SUITE,
                        "--created and --mandatory do not go with " + token + ", whose signature has neither.")
                .next("Leave them out, or sign with a cryptosuite.");
    }

    /** A token says nothing about when it was made, and everything that it carries. */
    private Result<JsonObject> issueToken(JsonObject unsigned, Instant time) {
        if (created.isPresent() || !mandatory.isEmpty()) {
            return Result.refused(notFor(TOKEN));
        }
        return home.signer(key, terminal(), Cryptography.standard())
                .flatMap(signer -> SigningChoice.forToken(TOKEN, signer))
                .map(signer -> TokenIssuer.of(method(unsigned, signer), signer))
                .flatMap(issuer ->
                        status.added(unsigned, issuer.did(), terminal()).flatMap(whole -> issuer.issue(whole, time)))
                .map(EnvelopedCredential::json);
    }

    private Result<JsonObject> issueWithProof(JsonObject unsigned, Instant time) {
        return home.signer(key, terminal(), Cryptography.standard())
                .flatMap(signer -> SigningChoice.suite(suite, signer)
                        .flatMap(chosen -> Pointers.read(mandatory)
                                .flatMap(pointers -> issuer(unsigned, signer, chosen, pointers))
                                .flatMap(issuer -> status.added(unsigned, issuer.did(), terminal())
                                        .flatMap(whole -> issuer.issue(whole, time.truncatedTo(ChronoUnit.SECONDS))))));
    }

    private Result<CredentialIssuer> issuer(
            JsonObject unsigned, Signer signer, Cryptosuite chosen, List<JsonPointer> pointers) {
        CredentialIssuer.Builder builder = CredentialIssuer.builder(method(unsigned, signer), signer);
        if (chosen instanceof Cryptosuite.Selective selective) {
            return Result.ok(
                    builder.selective(selective, pointers, terminal().random()).build());
        }
        return pointers.isEmpty()
                ? Result.ok(builder.suite((Cryptosuite.Simple) chosen).build())
                : Result.refused(Problem.of(
                                CliProblem.NOT_FOR_THAT_SUITE,
                                "--mandatory does not go with " + chosen.id()
                                        + ", which covers the credential as a whole.")
                        .next("Leave it out, or sign with --suite ecdsa-sd-2023."));
    }

    private static DidUrl method(JsonObject unsigned, Signer signer) {
        return SigningChoice.method(
                signer,
                unsigned.string("issuer")
                        .or(() -> unsigned.object("issuer").flatMap(issuer -> issuer.string("id")))
                        .map(Set::of)
                        .orElse(Set.of()));
    }
}
