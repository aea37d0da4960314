/** What changed between two versions of a DID document: keys, purposes, services and the rest. */
@NullMarked
package coop.kith.did.diff;

import org.jspecify.annotations.NullMarked;
