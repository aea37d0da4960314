package coop.kith.cli.git;

import coop.kith.crypto.SigningKey;
import coop.kith.problem.Result;
import java.io.IOException;
import java.util.Arrays;

/** What the real git runs to sign in these tests: the signing program with the key of a seed. */
public final class SigningMain {
    private SigningMain() {}

    public static void main(String[] arguments) throws IOException {
        SigningKey key = Bench.seeded(Integer.parseInt(arguments[0]));
        boolean verifying = !Arrays.asList(arguments).contains("sign");
        SigningProgram.Ending ending = SigningProgram.of(asked -> Result.ok(key), Bench.CRYPTOGRAPHY)
                .run(
                        Arrays.asList(arguments).subList(1, arguments.length),
                        verifying ? System.in.readAllBytes() : new byte[0]);
        System.out.print(ending.out());
        System.err.print(ending.err());
        System.exit(ending.exit());
    }
}
