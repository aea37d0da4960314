/** Signers kept in an encrypted file. */
@NullMarked
package coop.kith.keystore;

import org.jspecify.annotations.NullMarked;
