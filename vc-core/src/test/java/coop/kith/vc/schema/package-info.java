/** Tests of schemas: the working group's own, and those that a stranger makes. */
@NullMarked
package coop.kith.vc.schema;

import org.jspecify.annotations.NullMarked;
