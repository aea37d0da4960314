/** Several issuers whom somebody tells apart and does not name: evidence by tags, on the word of their keeper. */
@NullMarked
package coop.kith.trust.intake.tag;

import org.jspecify.annotations.NullMarked;
