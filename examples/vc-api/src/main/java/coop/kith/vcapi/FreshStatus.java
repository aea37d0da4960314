package coop.kith.vcapi;

import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.vc.linked.LinkedCredentials;
import coop.kith.vc.status.BitstringStatus;
import coop.kith.vc.status.StatusCheck;
import coop.kith.vc.status.StatusExpectation;
import java.time.InstantSource;
import java.util.Set;

/** Bitstring status lists without a memory: the lists are this server's own, and a suite that revokes wants to see it at once. */
record FreshStatus(InstantSource clock) implements StatusCheck {
    @Override
    public Set<String> types() {
        return BitstringStatus.of(clock).types();
    }

    @Override
    public Check check(JsonObject entry, String issuer, StatusExpectation expectation, LinkedCredentials linked) {
        return BitstringStatus.of(clock).check(entry, issuer, expectation, linked);
    }
}
