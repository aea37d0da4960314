/** The cryptosuites against their specifications' vectors, and against hostile proof values. */
@NullMarked
package coop.kith.vc.proof.integrity.suite;

import org.jspecify.annotations.NullMarked;
