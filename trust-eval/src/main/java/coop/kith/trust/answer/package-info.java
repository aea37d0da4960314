/** Questions, answers and explanations, with the face that algorithms show. */
@NullMarked
package coop.kith.trust.answer;

import org.jspecify.annotations.NullMarked;
