package coop.kith.cli.git;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.git.SshPublicKey;
import coop.kith.trust.intake.git.SshSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What git calls as its {@code gpg.ssh.program}: the part of ssh-keygen's {@code -Y} that git uses (gpg-interface.c in git 2.34 and later).
 *
 * <ul>
 *   <li>{@code -Y sign -n git -f KEYFILE [-U] FILE} signs FILE with the key whose public line is in KEYFILE, and writes FILE.sig.
 *   <li>{@code -Y find-principals -f ALLOWED -s SIG}, {@code -Y verify -n git -f ALLOWED -I WHO -s SIG} and {@code -Y check-novalidate -n git -s SIG}, the last
 *       two with the signed bytes as input, answer in ssh-keygen's words, so that {@code git log --show-signature} understands them.
 * </ul>
 *
 * <p>Of a file of allowed signers only the lines without options and those with {@code namespaces="git"} alone are heeded; a line with any other option allows nobody.
 */
public final class SigningProgram {
    /** ssh-keygen's exit status for a signature that does not hold. */
    private static final int BAD = 255;

    private final Function<PublicKey, Result<Signer>> signers;
    private final Cryptography cryptography;

    private SigningProgram(Function<PublicKey, Result<Signer>> signers, Cryptography cryptography) {
        this.signers = signers;
        this.cryptography = cryptography;
    }

    /** {@code signers} opens the signer of a public key, or says why it cannot. */
    public static SigningProgram of(Function<PublicKey, Result<Signer>> signers, Cryptography cryptography) {
        return new SigningProgram(signers, cryptography);
    }

    /** How the program ends, and what it prints. */
    public record Ending(int exit, String out, String err) {
        static Ending bad(String err) {
            return new Ending(BAD, "", err + '\n');
        }
    }

    /** {@code input} is read only by the two that verify. */
    public Ending run(List<String> arguments, byte[] input) {
        Map<String, String> options = new TreeMap<>();
        List<String> files = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (List.of("-Y", "-n", "-f", "-I", "-s", "-r").contains(argument) && at + 1 < arguments.size()) {
                options.put(argument, arguments.get(++at));
            } else if (!argument.startsWith("-")) {
                files.add(argument);
            }
        }
        // A list of revoked keys that is passed over would be a check that is not done.
        if (options.containsKey("-r")) {
            return Ending.bad("gpg.ssh.revocationFile is not supported: revoke keys in the DID's document");
        }
        if (options.containsKey("-n") && !options.getOrDefault("-n", "").equals(SshSignature.GIT)) {
            return Ending.bad("only signatures for git are made and verified here, not for " + options.get("-n"));
        }
        try {
            return switch (options.getOrDefault("-Y", "")) {
                case "sign" -> sign(options, files);
                case "find-principals" -> findPrincipals(options);
                case "verify" -> verify(options, input);
                case "check-novalidate" -> checkNoValidate(options, input);
                default -> Ending.bad("git calls this with -Y sign, find-principals, verify or check-novalidate");
            };
        } catch (IOException unreadable) {
            return Ending.bad("cannot read or write: " + unreadable.getMessage());
        }
    }

    private Ending sign(Map<String, String> options, List<String> files) throws IOException {
        if (files.size() != 1 || !options.containsKey("-f")) {
            return Ending.bad("-Y sign takes -f KEYFILE and one file");
        }
        Path file = Path.of(files.get(0));
        Result<Signer> signer =
                publicKey(Path.of(options.getOrDefault("-f", ""))).flatMap(signers);
        if (signer instanceof Result.Refused<Signer> refused) {
            return Ending.bad(refused.problems().stream()
                    .map(SigningProgram::sentence)
                    .reduce((one, other) -> one + '\n' + other)
                    .orElse(""));
        }
        String armored = SshSignature.sign(signer.orThrow(), SshSignature.GIT, Files.readAllBytes(file));
        Files.writeString(Path.of(file + ".sig"), armored);
        return new Ending(0, "", "Signing file " + file + "\nWrite signature to " + file + ".sig\n");
    }

    /** Git gives either a file with the public line, or the path of a private key beside which the line lies. */
    private static Result<PublicKey> publicKey(Path file) throws IOException {
        Path beside = Path.of(file + ".pub");
        Path line = Files.exists(beside) ? beside : file;
        return SshPublicKey.parseLine(Files.readString(line, StandardCharsets.ISO_8859_1));
    }

    private Ending findPrincipals(Map<String, String> options) throws IOException {
        Result<SshSignature> signature = signature(options);
        if (signature instanceof Result.Refused<SshSignature> refused) {
            return Ending.bad(sentence(refused.problems().get(0)));
        }
        List<String> principals = allowed(options, signature.orThrow().key());
        return principals.isEmpty()
                ? Ending.bad("No principal matched.")
                : new Ending(0, String.join("\n", principals) + '\n', "");
    }

    private Ending verify(Map<String, String> options, byte[] input) throws IOException {
        Result<SshSignature> signature = signature(options);
        String who = options.getOrDefault("-I", "");
        boolean known = signature.fold(read -> good(read, input), problems -> false)
                && allowed(options, signature.orThrow().key()).contains(who);
        return known
                ? new Ending(0, good(signature.orThrow(), " for " + who), "")
                : Ending.bad("Could not verify signature.");
    }

    private Ending checkNoValidate(Map<String, String> options, byte[] input) throws IOException {
        Result<SshSignature> signature = signature(options);
        return signature.fold(read -> good(read, input), problems -> false)
                ? new Ending(0, good(signature.orThrow(), ""), "")
                : Ending.bad("Could not verify signature.");
    }

    private static Result<SshSignature> signature(Map<String, String> options) throws IOException {
        return SshSignature.parse(
                Files.readString(Path.of(options.getOrDefault("-s", "")), StandardCharsets.ISO_8859_1));
    }

    private boolean good(SshSignature signature, byte[] message) {
        return signature.namespace().equals(SshSignature.GIT)
                && signature.verify(cryptography, message).outcome() == Outcome.PASSED;
    }

    private static String good(SshSignature signature, String who) {
        String kind = signature.key().type() == KeyType.ED25519 ? "ED25519" : "ECDSA";
        return "Good \"git\" signature" + who + " with " + kind + " key " + SshPublicKey.fingerprint(signature.key())
                + '\n';
    }

    private static List<String> allowed(Map<String, String> options, PublicKey key) throws IOException {
        List<String> principals = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(options.getOrDefault("-f", "")), StandardCharsets.ISO_8859_1)) {
            allowed(line, key).ifPresent(principals::add);
        }
        return principals;
    }

    private static Optional<String> allowed(String line, PublicKey key) {
        String[] words = line.strip().split("[ \t]+", 3);
        if (words.length < 3 || words[0].startsWith("#")) {
            return Optional.empty();
        }
        String rest = words[1].equals("namespaces=\"git\"") ? words[2] : words[1] + ' ' + words[2];
        return SshPublicKey.parseLine(rest).fold(found -> found.equals(key), problems -> false)
                ? Optional.of(words[0])
                : Optional.empty();
    }

    private static String sentence(Problem problem) {
        return problem.detail() + problem.nextStep().map(step -> ' ' + step).orElse("");
    }
}
