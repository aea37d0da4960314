/** Git repositories read with JGit: who signed which commits and tags, and how far they are trusted. */
@NullMarked
package coop.kith.cli.git;

import org.jspecify.annotations.NullMarked;
