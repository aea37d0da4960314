/** The data model held against the sentences of its specification. */
@NullMarked
package coop.kith.vc.model;

import org.jspecify.annotations.NullMarked;
