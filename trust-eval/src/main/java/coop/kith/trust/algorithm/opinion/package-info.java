/** Evidence for and against, and how far it carries: subjective logic on evidence. */
@NullMarked
package coop.kith.trust.algorithm.opinion;

import org.jspecify.annotations.NullMarked;
