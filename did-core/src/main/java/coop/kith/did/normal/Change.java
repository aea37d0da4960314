package coop.kith.did.normal;

import coop.kith.did.DidUrl;

/**
 * A verification method that was rewritten.
 *
 * @param method its absolute id
 * @param from the type that it had
 */
public record Change(DidUrl method, String from) {}
