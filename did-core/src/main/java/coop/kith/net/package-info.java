/**
 * The only way out: one HTTPS GET or POST to an address that was checked, within a deadline and caps.
 *
 * <p>Defaults and their reasons: 30 seconds over everything, since did:webvh suggests it; 1 MiB for a document and 5 MiB for a log, likewise;
 * 32 KiB of headers, four times what servers commonly send at the most; no redirect, since a redirect lets a stranger choose where we
 * connect to, and at most 3 where a caller asks for them, each checked like the first; public addresses only; TLS 1.2 and 1.3 only.
 */
@NullMarked
package coop.kith.net;

import org.jspecify.annotations.NullMarked;
