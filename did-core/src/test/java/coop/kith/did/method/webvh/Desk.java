package coop.kith.did.method.webvh;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.did.method.key.DidKey;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A controller at work: keys by name, the same in every run, and a clock that is moved by hand. */
final class Desk implements InstantSource {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    Desk after(Duration while_) {
        now = now.plus(while_);
        return this;
    }

    static SigningKey key(String name) {
        return key(KeyType.ED25519, name);
    }

    static SigningKey key(KeyType type, String name) {
        byte[] seed = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), 32);
        return SigningKey.of(type, seed, Cryptography.standard(), SecretAccess.because("a key of a test"))
                .orThrow();
    }

    static PublicKey publicKey(String name) {
        return key(name).publicKey();
    }

    static List<PublicKey> keys(String... names) {
        return Arrays.stream(names).map(Desk::publicKey).toList();
    }

    static WitnessRule rule(int threshold, String... names) {
        Set<String> witnesses = new LinkedHashSet<>();
        for (String name : names) {
            witnesses.add(DidKey.of(publicKey(name)).toString());
        }
        return new WitnessRule(threshold, witnesses);
    }

    static Genesis genesis(String... keys) {
        return Genesis.at("coop.example", List.of(), keys(keys));
    }
}
