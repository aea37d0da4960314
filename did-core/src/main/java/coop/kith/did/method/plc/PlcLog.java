package coop.kith.did.method.plc;

import coop.kith.bytes.Bytes;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.evidence.Source;

/**
 * An audit log as it was read, not verified.
 *
 * @param content the JSON of {@code /log/audit}, UTF-8
 */
public record PlcLog(Bytes content, Source source, Freshness freshness) {}
