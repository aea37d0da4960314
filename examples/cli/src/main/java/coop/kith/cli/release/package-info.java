/** A release's archive held against the signed tag it is said to come from, file by file. */
@NullMarked
package coop.kith.cli.release;

import org.jspecify.annotations.NullMarked;
