/**
 * The evidence log in a file.
 *
 * <p>The file is no authority. Each row is hash-chained to the one before, and each credential, list of tags, record of an answer and OpenPGP certification is verified again when it is read, so that whoever
 * changes the file can take evidence away (which is noticed) but not make any. What nobody signed, such as the bare answer of a trust registry, is therefore not kept.
 */
@NullMarked
package coop.kith.trust.store;

import org.jspecify.annotations.NullMarked;
