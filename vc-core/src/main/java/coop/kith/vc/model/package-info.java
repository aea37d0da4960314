/** Credentials and presentations as stated: structurally valid, lossless, unverified. */
@NullMarked
package coop.kith.vc.model;

import org.jspecify.annotations.NullMarked;
