/** Policies as data, and the verdict they give. */
@NullMarked
package coop.kith.trust.policy;

import org.jspecify.annotations.NullMarked;
