/** Files that are replaced as a whole, by one writer at a time. */
@NullMarked
package coop.kith.file;

import org.jspecify.annotations.NullMarked;
