/** The cryptosuites, one file of declarations each. */
@NullMarked
package coop.kith.vc.proof.integrity.suite;

import org.jspecify.annotations.NullMarked;
