/** From a DID to its document: methods, options, results, evidence. */
@NullMarked
package coop.kith.did.resolve;

import org.jspecify.annotations.NullMarked;
