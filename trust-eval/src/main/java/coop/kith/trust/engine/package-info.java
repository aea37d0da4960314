/** The engine: a question, a policy, the evidence; out comes an explained answer. */
@NullMarked
package coop.kith.trust.engine;

import org.jspecify.annotations.NullMarked;
