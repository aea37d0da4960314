/** The health of a community: distance rule, dependence on single people, velocity of vouching, clusters of newcomers. */
@NullMarked
package coop.kith.trust.algorithm.community;

import org.jspecify.annotations.NullMarked;
