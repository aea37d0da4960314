/** Resources that a credential points to, held against the digests it states. */
@NullMarked
package coop.kith.vc.resource;

import org.jspecify.annotations.NullMarked;
