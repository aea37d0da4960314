/**
 * From verified credentials of any vocabulary to evidence, by mappings that are data.
 *
 * <p>A credential outside the Decentralized Trust Graph says what it means in words that its community chose. Which of them count, and as what, is
 * written down by whoever runs this ({@link coop.kith.trust.intake.generic.Mapping}); nothing is inferred from how a type, a context or a member is
 * spelled. What no rule matches is refused. Limits: at most 256 rules a mapping, and the size and depth that {@code coop.kith.json} allows.
 */
@NullMarked
package coop.kith.trust.intake.generic;

import org.jspecify.annotations.NullMarked;
