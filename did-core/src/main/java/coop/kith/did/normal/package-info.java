/** DID documents of any age in one form: Multikey and absolute ids, the original kept. */
@NullMarked
package coop.kith.did.normal;

import org.jspecify.annotations.NullMarked;
