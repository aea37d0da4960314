/**
 * Whether a credential fits the schemas that it names: JSON Schema of draft-07, 2019-09 and 2020-12, as a document ({@code JsonSchema}) or inside a credential
 * ({@code JsonSchemaCredential}).
 *
 * <p>A schema is a stranger's program, so it runs on a budget that is counted, not timed: 100,000 steps (evaluating or compiling one keyword; more for large values),
 * 200 keywords deep, and 4,000,000 steps of regular expressions, which are matched in linear time. That is less than 200 ms on a machine of 2020. A schema may have
 * 1 MiB. Nothing is fetched from inside a schema: a {@code $ref} that leads outside leaves the credential undecided. The application brings
 * {@code json-schema-validator} and {@code re2j}.
 */
@NullMarked
package coop.kith.vc.schema;

import org.jspecify.annotations.NullMarked;
