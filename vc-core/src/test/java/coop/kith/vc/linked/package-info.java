/** Tests of where linked documents are had from. */
@NullMarked
package coop.kith.vc.linked;

import org.jspecify.annotations.NullMarked;
