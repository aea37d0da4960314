/**
 * A server that public interoperability suites can be pointed at: issuing, deriving, verifying and resolving over HTTP, in the shapes of the
 * <a href="https://w3c.github.io/vcalm/">Verifiable Credential API for Lifecycle Management 1.0</a>.
 *
 * <h2>To start it</h2>
 * <pre>{@code
 * java -jar examples/vc-api/target/kith-vc-api.jar --port 8080 --tls-port 8443 --seed 0101..01
 * }</pre>
 * It listens on loopback alone unless {@code --host} says otherwise. HTTPS has a certificate made at start that nobody signed. From the seed, 32 bytes in hexadecimal, follow all keys, so that the
 * issuers of two starts are the same; without one they are random.
 *
 * <h2>What it answers</h2>
 * <pre>{@code
 * GET  /issuers                                      {"issuers":[{"cryptosuite","keyType","id","verificationMethod","issue"}]}
 * POST /SUITE/KEYTYPE/credentials/issue              {"credential","options"?}            201 the credential with its proof
 * POST /SUITE/KEYTYPE/credentials/derive             {"verifiableCredential","options"?}  201 the derived credential
 * POST /credentials/verify                           {"verifiableCredential","options"?}  200, or 400 / 422 {"verified":false,"problemDetails":[problem]}
 * POST /presentations/verify                         {"verifiablePresentation","options"?} likewise
 * POST /credentials/status                           {"credentialId","credentialStatus":{"type","statusPurpose"},"status"?:true}  200
 * GET  /status-lists/NAME                            the signed status list
 * GET  /1.0/identifiers/DID                          DID Resolution 1.0, HTTP binding
 * }</pre>
 * The verbs of a suite's path stand under {@code /SUITE/KEYTYPE} as well, where suites want one base address. 400 is for what is malformed or does not verify, 422 for what cannot be decided.
 * Options of issuing: {@code mandatoryPointers}, {@code created}, {@code domain}, {@code challenge}, and {@code credentialStatus} with a {@code statusPurpose} (or {@code ?credentialStatus=revocation}
 * in the address), which puts the credential on a list of this server. Options of deriving: {@code selectivePointers}. Options of verifying: {@code challenge},
 * {@code domain}, and {@code checks}: where it is there and does not name {@code credentialStatus}, status is not looked at.
 *
 * <h2>To point a W3C suite at it</h2>
 * In {@code localConfig.cjs} of the suite, for every row of {@code /issuers} that it tests:
 * <pre>{@code
 * issuers:   [{id: row.id, endpoint: 'https://localhost:8443/eddsa-rdfc-2022/Ed25519/credentials/issue',
 *              supports: {vc: ['1.1', '2.0']}, tags: ['eddsa-rdfc-2022']}],
 * verifiers: [{id: row.id, endpoint: 'https://localhost:8443/credentials/verify', supports: .., tags: ['eddsa-rdfc-2022']}]
 * }</pre>
 * For Bitstring Status List, {@code endpoint: '.../credentials/issue?credentialStatus=revocation'}.
 *
 * <h2>What it waives, and only it</h2>
 * The published vectors sign credentials of issuers that do not control the key, and suites use one challenge for many presentations. So here the issuer need not be the key's controller, the
 * holder need not be a subject, and challenges may come twice. Every answer's checks say so. Do not put this server before anything that matters.
 */
@NullMarked
package coop.kith.vcapi;

import org.jspecify.annotations.NullMarked;
