package coop.kith.vc.store;

import coop.kith.json.JsonObject;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.status.StatusPurpose;
import coop.kith.vc.testing.Persona;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that works on a registry, and says what is safe as soon as it is. For {@link RegistryContract}. */
final class Registrar {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private Registrar() {}

    /** {@code allocate PLACE NAME THREADS EACH}, which ends; or {@code work PLACE NAME}, which is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        try (StatusRegistry registry = Registries.open(arguments[1])) {
            if (arguments[0].equals("allocate")) {
                allocate(registry, arguments[2], Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
            } else {
                work(registry, arguments[2]);
            }
        }
    }

    private static void allocate(StatusRegistry registry, String name, int threads, int each)
            throws InterruptedException {
        List<Thread> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            String prefix = "urn:" + name + ":" + thread + ":";
            Thread one = new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    registry.allocate("members", prefix + i).orThrow().forEach(entry -> say(index(entry)));
                }
            });
            running.add(one);
            one.start();
        }
        for (Thread one : running) {
            one.join();
        }
    }

    private static void work(StatusRegistry registry, String name) {
        CredentialIssuer issuer = CredentialIssuer.of(Persona.ISSUER.method(), Persona.ISSUER.key());
        for (int i = 0; i < Integer.MAX_VALUE; i++) {
            String credential = "urn:" + name + ":" + i;
            List<JsonObject> entries = registry.allocate("members", credential).orThrow();
            entries.forEach(entry -> say("allocated " + index(entry) + " ."));
            if (i % 2 == 0) {
                registry.set("members", credential, StatusPurpose.REVOCATION, 1).orThrow();
                say("revoked " + index(entries.get(0)) + " .");
            }
            if (i % 5 == 0) {
                JsonObject list =
                        registry.publish("members", NOW, issuer::issue).orThrow();
                Instant at = DateTimeStamp.parse(list.string("validFrom").orElseThrow())
                        .orThrow();
                say("published " + at.toEpochMilli() + " .");
            }
        }
    }

    private static String index(JsonObject entry) {
        return entry.string("statusListIndex").orElseThrow();
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
