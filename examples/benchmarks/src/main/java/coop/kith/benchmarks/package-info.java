/** What Kith costs: benchmarks whose every figure stands beside a peer's. */
@NullMarked
package coop.kith.benchmarks;

import org.jspecify.annotations.NullMarked;
