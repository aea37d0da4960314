@NullMarked
package coop.kith.trust.graph;

import org.jspecify.annotations.NullMarked;
