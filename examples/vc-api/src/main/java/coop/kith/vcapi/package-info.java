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
 * POST /vc+jwt/KEYTYPE/credentials/issue             {"credential","options"?}            201 the envelope around the token
 * POST /SUITE/KEYTYPE/credentials/derive             {"verifiableCredential","options"?}  201 the derived credential
 * POST /credentials/verify                           {"verifiableCredential","options"?}  200, or 400 / 422 {"verified":false,"problemDetails":[problem]}
 * POST /presentations/verify                         {"verifiablePresentation","options"?} likewise
 * POST /credentials/status                           {"credentialId","credentialStatus":{"type","statusPurpose"},"status"?:true}  200
 * GET  /status-lists/NAME                            the signed status list
 * GET  /status-words                                 what their values mean
 * GET  /1.0/identifiers/DID                          DID Resolution 1.0, HTTP binding
 * }</pre>
 * The verbs of a suite's path stand under {@code /SUITE/KEYTYPE} as well, where suites want one base address. 400 is for what is malformed or does not verify, 422 for what cannot be decided,
 * 413 for more than 1 MiB, 500 for a fault of the server; each with {@code problemDetails}.
 * Options of issuing: {@code mandatoryPointers}, {@code created}, {@code domain}, {@code challenge}, and {@code credentialStatus} with a {@code statusPurpose} (or {@code ?credentialStatus=revocation}
 * in the address: {@code revocation}, {@code suspension}, {@code refresh} or {@code message}), which puts the credential on a list of this server. Options of deriving: {@code selectivePointers}. Options of verifying: {@code challenge} and
 * {@code domain}, each of which is held against the proof where it is there, the one without the other too; and {@code checks}: where it is there and does not name {@code credentialStatus}, status is not looked at. Answers to verifying have {@code verified} and {@code problemDetails}; {@code returnCredential},
 * {@code returnPresentation} and {@code returnResults} add what VCALM says, and {@code returnChecks}, which is Kith's own, {@code checks}: the protocol of all that was checked, and waived.
 *
 * <h2>To point a W3C suite at it</h2>
 * In {@code localConfig.cjs} of the suite, with {@code NODE_TLS_REJECT_UNAUTHORIZED=0} for the certificate. {@code ROW} stands for the rows of {@code /issuers}; {@code BASE} for
 * {@code https://localhost:8443}. Every configuration is one implementation:
 * <pre>{@code
 * module.exports = {settings: {enableInteropTests: false, testAllImplementations: false}, implementations: [{
 *   name: 'Kith', implementation: 'Kith',
 *   issuers:     [{id: ROW.id, endpoint: 'BASE/SUITE/KEYTYPE/credentials/issue', ..}, ..],
 *   verifiers:   [{id: 'BASE', endpoint: 'BASE/credentials/verify', ..}],
 *   vpVerifiers: [{id: 'BASE', endpoint: 'BASE/presentations/verify', ..}]}]};
 * }</pre>
 * <ul>
 *   <li><b>vc-data-model-2.0-test-suite</b>: an issuer {@code eddsa-rdfc-2022/Ed25519} with {@code tags: ['vc2.0']}, an issuer {@code vc+jwt/Ed25519} (or {@code vc+jwt/P-256}) with
 *       {@code tags: ['EnvelopingProof']}, a verifier and a vpVerifier, both with {@code tags: ['vc2.0', 'EnvelopingProof']}. Without the second issuer the suite presents a token of
 *       its own that names no key, which nobody can verify.
 *   <li><b>vc-di-eddsa-test-suite</b>: issuers {@code eddsa-rdfc-2022/Ed25519} and {@code eddsa-jcs-2022/Ed25519} with {@code tags: ['eddsa-rdfc-2022']} and
 *       {@code ['eddsa-jcs-2022']}, and a verifier with both tags; each with {@code supports: {vc: ['1.1', '2.0']}}.
 *   <li><b>vc-di-ecdsa-test-suite</b>: issuers {@code ecdsa-rdfc-2019}, {@code ecdsa-jcs-2019} and {@code ecdsa-sd-2023}, each under {@code P-256}, the first two under {@code P-384} as well,
 *       tagged by suite; a verifier with all three tags; and {@code vcHolders: [{id, endpoint: 'BASE/ecdsa-sd-2023/P-256/credentials/derive', tags: ['vcHolder']}]}. Every endpoint needs
 *       {@code supportedEcdsaKeyTypes: ['P-256']}, {@code ['P-384']} or, for the one verifier, {@code ['P-256', 'P-384']}, and {@code supports: {vc: ['1.1', '2.0']}}. That is 130 tests. Three more are
 *       between implementations: they need {@code enableInteropTests: true} in {@code settings}; and one of them, of ecdsa-sd-2023, an implementation of the name {@code Digital Bazaar} with those
 *       vcHolders, such as this server once more.
 *   <li><b>vc-bitstring-status-list-test-suite</b>: an issuer with {@code tags: ['BitstringStatusList']} and a status in its address, and a verifier with the same tag. At
 *       {@code eddsa-rdfc-2022/Ed25519/credentials/issue?credentialStatus=message} the entry has two bits and four messages, and 24 tests pass. The two that fail hold the number of messages
 *       against {@code statusSize} itself, where the specification (section 2.1) demands one for each possible value, 4 for 2 bits: they cannot pass with an entry that a verifier may
 *       accept. At {@code ?credentialStatus=revocation} the entry has one bit, which it does not state, and two messages: 21 tests pass, none fails, and five that ask for a
 *       {@code statusSize} above 1 skip themselves. A stated {@code statusSize} of 1 would make two of those fail.
 * </ul>
 *
 * <h2>What it waives, and only it</h2>
 * The published vectors sign credentials of issuers that do not control the key, and suites use one challenge for many presentations. So here the issuer need not be the key's controller, the
 * holder need not be a subject, challenges may come twice, and tokens of version 1.1 are taken. Tokens are issued in the issuer's own name only. The checks of an answer say so. Do not put this server before anything that matters.
 */
@NullMarked
package coop.kith.vcapi;

import org.jspecify.annotations.NullMarked;
