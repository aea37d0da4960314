/** DID documents as stated, lossless, and the one way from a document to a key. */
@NullMarked
package coop.kith.did.document;

import org.jspecify.annotations.NullMarked;
