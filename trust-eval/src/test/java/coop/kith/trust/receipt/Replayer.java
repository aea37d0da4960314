package coop.kith.trust.receipt;

import coop.kith.json.Json;
import coop.kith.trust.answer.View.Privacy;
import coop.kith.trust.policy.Policy;
import coop.kith.trust.store.Readmission;
import coop.kith.trust.store.SqliteEvidenceLog;
import coop.kith.trust.testing.Dtg;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** A process that replays a receipt over a log, and says what came of it and what kind of machine it believes to be on. For {@link ReplayElsewhereTest}. */
final class Replayer {
    static final Readmission READMISSION =
            new Readmission(CredentialVerifier.standard(), VerificationPolicy.strict(), Dtg.INTAKE);

    private Replayer() {}

    /** The log, the receipt, the policy, and the time. */
    public static void main(String[] arguments) throws Exception {
        Instant now = Instant.parse(arguments[3]);
        Policy policy = Json.parseObject(Files.readString(Path.of(arguments[2])))
                .flatMap(Policy::parse)
                .orThrow();
        try (SqliteEvidenceLog log = SqliteEvidenceLog.open(Path.of(arguments[0]), READMISSION, new SecureRandom())
                .orThrow()) {
            Replay replay = Replay.of(
                            CredentialVerifier.standard()
                                    .verify(Files.readAllBytes(Path.of(arguments[1])), VerificationPolicy.strict(), now)
                                    .orThrow(),
                            policy,
                            log.read(Instant.MAX).evidence())
                    .orThrow();
            String told = replay.fold(
                    same -> "SAME " + ScoreReceipt.digest(same.answer()).orThrow() + ' '
                            + Json.write(same.answer().values(Privacy.ROLES)).length(),
                    differs -> "DIFFERS " + differs.at(),
                    missing -> "MISSING " + missing.digests());
            String machine = Locale.getDefault() + " " + ZoneId.systemDefault() + ' ' + Charset.defaultCharset();
            System.out.write((told + '\n' + machine + '\n').getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
        }
    }
}
