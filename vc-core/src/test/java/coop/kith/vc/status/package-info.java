/** Tests of status lists: bits, gzip, entries, what is published, what is read. */
@NullMarked
package coop.kith.vc.status;

import org.jspecify.annotations.NullMarked;
