/**
 * Test vectors for any implementation: read, put to it, judged, reported.
 *
 * <h2>The manifest</h2>
 * A folder of vectors has a file {@code kith-vectors.json}. Files that it names lie below its folder.
 * <pre>{@code
 * {"vectors": [{"id": "urn:example:1",                     unique; an absolute URL, or what follows the manifest's "base"
 *               "name": "what it shows",
 *               "task": "verify",
 *               "document": {..} | "file.json",
 *               "options": {"at"?: time, "challenge"?, "domain"?, "waive"?: ["issuer", "status", "schema", "resources"]},
 *               "expect": {"verdict": "accepted|rejected|undecided", "problem"?: URI},
 *               "statement"?: {"specification", "section", "text"}}],
 *  "base"?: "https://example.org/tests#"}
 * }</pre>
 * The tasks, and what each takes and answers:
 * <pre>{@code
 * verify        document, options                                  {"verdict", "problems": [{"type", "detail"?}]}
 * schema        credential, schema                                 {"verdict", "problems"}: does the credential follow the schema, which it names
 * canonicalize  nquads, hash: "SHA-256|SHA-384", want: "nquads|labels"   {"text"}: RDFC-1.0; labels as canonical JSON, old label to new, without "_:"
 * toRdf         document                                           {"text"}: the document's statements as RDFC-1.0 writes them
 * }</pre>
 * Where a text is wanted, {@code expect} is {@code {"text": "file"}}, or {@code {"verdict": "rejected"}} where the input must be refused; {@code "mayRefuse": true} beside a text or beside
 * {@code "verdict": "accepted"} says that refusing is no failure but a stricter reading, which is reported with its reason.
 *
 * <h2>Published layouts</h2>
 * Folders without a manifest of ours are read as they were published: W3C vc-di-eddsa, vc-di-ecdsa and di-quantum-safe ({@code signed*.json}, {@code addSignedSDBase.json},
 * {@code derivedRevealDocument.json}), the canonical forms of di-quantum-safe, rdf-canon and json-ld-api toRdf and expand (their manifests), and the test suite of VC JSON Schema.
 *
 * <h2>Who is asked</h2>
 * Kith itself; a VC-API endpoint, which is sent {@code POST BASE/credentials/verify} or {@code /presentations/verify} and counts as accepting with 200; or a command. A command is
 * started once. Each line that it reads is one task as above, with all documents in it; each line that it writes is one answer, or {@code {"declined": "why"}}. A command that ends
 * after its answer is started again. {@code kith vectors answer} is such a command.
 *
 * <h2>The report</h2>
 * <a href="https://www.w3.org/TR/EARL10-Schema/">EARL 1.0</a> in JSON-LD: one {@code earl:Assertion} for each vector, with an outcome of {@code earl:passed}, {@code earl:failed},
 * {@code earl:cantTell} (no answer, or undecided where a verdict was expected), {@code earl:inapplicable} (refused where that is allowed) or {@code earl:untested} (declined).
 */
@NullMarked
package coop.kith.cli.vectors;

import org.jspecify.annotations.NullMarked;
