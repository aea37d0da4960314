/** Tests of what trust registries answer. */
@NullMarked
package coop.kith.trust.intake.registry;

import org.jspecify.annotations.NullMarked;
