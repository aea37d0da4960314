/** The {@code kith} command: one class for each thing it can be asked to do, each giving an {@link coop.kith.cli.Answer}. */
@NullMarked
package coop.kith.cli;

import org.jspecify.annotations.NullMarked;
