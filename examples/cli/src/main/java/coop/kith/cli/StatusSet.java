package coop.kith.cli;

import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.status.StatusPurpose;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        description = "Say something of a credential. Verifiers learn of it when the list is published.",
        footer = {
            "",
            "Examples:",
            "  kith status revoke members urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
            "  kith status suspend members urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
            "  kith status restore members urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33"
        })
final class StatusSet extends Command {
    private final StatusPurpose purpose;
    private final int value;
    private final String done;

    @Mixin
    private RegistryHome registry;

    @Parameters(index = "0", paramLabel = "LIST", description = "The list's name.")
    private String name;

    @Parameters(index = "1", paramLabel = "CREDENTIAL", description = "The credential's id, as it was issued.")
    private String credential;

    /** {@code done} is what the credential is afterwards. */
    StatusSet(Terminal terminal, StatusPurpose purpose, int value, String done) {
        super(terminal);
        this.purpose = purpose;
        this.value = value;
        this.done = done;
    }

    @Override
    Answer answer() {
        return named(credential)
                .flatMap(named -> registry.with(terminal(), open -> open.set(name, named, purpose, value)))
                .fold(this::told, Answer::refused);
    }

    private Answer told(int before) {
        String already = before == value ? "already " : "";
        return new Answer(
                Exit.ACCEPTED,
                JsonObject.empty()
                        .with("list", name)
                        .with("credential", credential)
                        .with("status", done)
                        .with("changed", coop.kith.json.JsonLiteral.of(before != value)),
                "The credential " + Wording.printable(credential) + " is " + already + done
                        + ".\nnext: publish the list, so that verifiers learn of it: kith status publish "
                        + Wording.printable(name) + " --key NAME");
    }

    static Result<String> named(String credential) {
        return credential.isBlank() || credential.length() > LONGEST
                ? Result.refused(Problem.of(
                                CliProblem.BAD_STATUS_LIST, "A credential's name has 1 to " + LONGEST + " characters.")
                        .next("Pass the credential's id."))
                : Result.ok(credential);
    }

    private static final int LONGEST = 8_000;
}
