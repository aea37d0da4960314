/** did:webvh 1.0, did:tdw 0.3 and did:scid:vh: a DID whose whole history is a log that anyone can verify. */
@NullMarked
package coop.kith.did.method.webvh;

import org.jspecify.annotations.NullMarked;
