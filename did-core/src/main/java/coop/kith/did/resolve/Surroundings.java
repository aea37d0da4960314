package coop.kith.did.resolve;

import java.time.InstantSource;

/** What a method may use of the world: nothing else. */
public record Surroundings(InstantSource clock) {}
