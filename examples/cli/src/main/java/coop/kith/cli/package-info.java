/**
 * The {@code kith} command: one class for each thing it can be asked to do, each giving an {@link coop.kith.cli.Answer}.
 *
 * <h2>How the process ends</h2>
 * 0 accepted, allowed, done; 1 rejected, denied, or the input was malformed; 2 undecided, or more is needed; 64 the command line was not understood; 70 a fault of
 * Kith's own. Answers go to standard output; what kept a command from answering goes to standard error, except with {@code --json}.
 *
 * <h2>The JSON</h2>
 * With {@code --json} each command prints one object. The shapes are stable: members may be added, never renamed or removed. Times are RFC 3339, DIDs stand in full.
 * A problem is {@code {"type","title","detail","pointer"?,"next"?,"context"?}}, as {@code coop.kith.vc.verdict.ProblemJson} says. A command that could not begin, for its
 * arguments or for what they name, prints {@code {"problems":[problem]}} alone.
 * <pre>{@code
 * vc verify FILE        {"verdict":"accepted|rejected|undecided","checks":[check],"problems":[problem]}
 *                       check: {"name","outcome":"passed|failed|undecided|notRequested","problem"?,"facts"?:{name:text},
 *                              "parts"?:[check]}
 *                       with --at-signing or --first-seen the check "key" of a proof by a retired key has the facts "signing-time":
 *                       "WITNESSED|CLAIMED_ONLY", "judged-at", "in-force-from", "in-force-until"?, "in-force-clock", "seen-at"?, "seen-by"?
 * vc verify FILE..      {"results":[as above, with "file"]}
 * vc status             {"status":"valid|revoked|suspended|malformed|unknown|none..","check":check,"problems":[problem]}
 * status new            {"name","url","issuer","purposes":["revocation",..],"entries":131072}
 * status lists          {"lists":[as status new, with "allocated":2,"set":0,"published"?]}
 * status allocate       {"credentialStatus":[{..}]}
 * status revoke, suspend, restore
 *                       {"list","credential","status":"revoked|suspended|restored","changed":true}
 * status publish        the list, signed
 * vc issue              the credential with its proof
 * vc derive             the part of the credential that is shown, with its proof
 * vc verify --transcript OUT   as above, with "transcript", the file
 * vc replay             {"replay":"same","verdict"} | {"replay":"differs","at":pointer,"recorded":{..},"found":{..}} | {"replay":"missing","problems":[problem]}
 * vc present            the presentation with its proof
 * vc covers             {"verdict":"accepted","proofs":[{"proof":pointer,"cryptosuite","verificationMethod","covered":[pointer],"open":[pointer]}],
 *                        "terms":{"undefined":[pointer],"byVocabulary":[pointer],"unprotected":[pointer]}|{"problems":[problem]}};
 *                       as vc verify where the proofs do not hold
 * did resolve DID       {"didResolutionMetadata":{..,"evidence":{..}},"didDocument":{..}|null,"didDocumentMetadata":{..}}
 * did resolve DID-URL   {"content":..|null,"dereferencingMetadata":{..},"contentMetadata":{..}}: both as DID Resolution 1.0 has them
 * did history           {"did","permanence":"immutable|current-only|versioned","versions":[{"versionId"?,"from"?,"until"?,"clock","document":true}],
 *                        "keys":[{"id","publicKeyMultibase"?,"purpose"?,"from"?,"until"?,"clock"}],"problems"?:[problem]}: without a "purpose" a key that is
 *                       listed for none; "clock" is controller, observed, witnesses, registry or unchanging
 * did memory list       {"logs":[{"scid","did"?,"versionId","bytes":4096,"otherHistories":0}]}
 * did memory show       as one of those, with "proofs":[{"parts":4,"firstHead","otherHead","noticed"}]: the version at which the histories part, their newest
 * did memory forget     {"forgotten":scid,"versionId"}
 * did diff              {"before","after","changes":[{"change","subject","detail"?}]}
 * did bundle make       {"file","madeAt","sha256","dids":[did]}
 * did bundle verify     {"verdict":"accepted|rejected","madeAt","sha256","entries":[{"did","outcome":"passed|failed","problems"?}]}
 * did serve             {"listening":url}, on one line, as soon as it does; at the end {"stopped":url}
 * did normalize         {"document":{..},"changes":[{"id","from"}],"problems"?:[problem]}
 * vectors run           {"subject","passed":80,"failed":1,"cantTell":0,"inapplicable":0,"untested":0,
 *                        "results":[{"id","name","outcome":"passed|failed|cantTell|inapplicable|untested","info"?}]}
 * vectors emit          {"statements":60,"file"}
 * vectors diff          {"documents":20,"differences":[{"file","first":verdict,"second":verdict,"document":{..}}]}: the smallest first
 * vectors answer        one answer per line, as coop.kith.cli.vectors says, and at the end {"answered":5}
 * did create key|jwk    {"did"}
 * did create web        {"did","publishAt","document":{..},"file"?}
 * did create peer       {"did","shortForm"?}
 * did create webvh, did update, rotate, deactivate, did witness add
 *                       {"did","state":"published","versionId","versionTime","deactivated","publish":[{"file","url"}]}, in the order
 *                       of publishing; or {..,"state":"waiting",..,"file","missing":1,"approved":[did],"open":[did]}, with exit status 2
 * did witness approve   the proof; with --review {"did","versionId","parameters":{..},"document":{..}}
 * key new               {"name","type","publicKeyMultibase","did","created"}
 * key list              {"keys":[as key new]}
 * key export-public     {"name","publicKeyMultibase","publicKeyJwk":{..},"did","ssh"?}: "ssh" for ed25519 and p256
 * trust add             {"admitted":1,"files":[{"file","result":"admitted|known|refused|undecided",
 *                                               "evidence"?,"kind"?,"issuer"?,"subject"?,"problems"?:[problem]}],
 *                       of a list of tags "kind":"tags","evidence":[digest],"tags":2; of a keyring "kind":"keyring","certificates":27,"new":3;
 *                        "mappings"?:[digest]}: with --mapping, the digests of those given
 * trust refresh         {"looked":3,"changed":[{"evidence","issuer","subject","status":"valid|suspended|revoked-soft|revoked-hard|unknown","at"}],
 *                        "unknown":1,"problems"?:[problem]}
 * trust compromised     {"did","from","new":true}
 * trust blast           {"did","from","asked":5,"changed":[{"subject","name"?,"before":"allow|need|refer|deny","after":..,"falls":true,"needs":[..]}],
 *                        "commits"?:[{"commit","subject","signer"?,"before":"trusted",..,"after":"refer",..,"because":[sentence]}],
 *                        "tags"?:[{"tag","name",.. as commits}],"problems"?:[problem]}: commits and tags with --repo
 * trust ask, explain    {"verdict":"allow|need|refer|deny","result":{..},"bound":{..},"because":[..],"notCounted":[..],
 *                        "needs":[..],"fragileTo":[..],..}: as coop.kith.trust.answer.TrustAnswer says;
 *                       explain --picture adds "picture", the file; "problems" names evidence that no longer verifies, "skipped" what could not be read of a
 *                       keyring
 * trust people          {"people":[{"did","name"?,"vouchedForBy":2,"vouchesFor":1}],"problems"?:[problem]}
 * trust graph           {"format":"svg|dot|mermaid","picture"}
 * trust policies        {"policies":[{"name","description","digest"}]}
 * trust policies NAME   the policy
 * trust receipt         the signed receipt: as coop.kith.trust.receipt.ScoreReceipt says
 * trust replay          {"result":"same|differs|missing","answer"?: as trust ask,"at"?:[pointer],"by"?: the receipt's engine where it is another,
 *                        "missing"?:[digest]}
 * trust policy check    {"name","digest","monotone":false,"notMonotone":[sentence],"underEveryPolicy":[sentence]}
 * trust policy import   {"policy":{..},"notDecided":["/vetting/invitation"]}
 * trust policy export   the requirement
 * trust policy facts    the facts: as coop.kith.trust.policy.VettingFacts says
 * trust health          {"members":9,"dependedOn":[{"member","dependents":4}],"anchorKinds":[{"kind","anchors":1,"reached":9,"alone":3}],
 *                        "hasty":[{"member","vouches":11,"from"}],"newcomers":[{"members":[name],"doors":[name],"inside":6,"crossing":1}],
 *                        "outOfReach":[{"member","sentries":9,"inReach":2}]|null}
 * trust rank            {"preset","alpha"?,"sweeps"?,"error":1e-12|null,"nodes":5,"edges":9,"scores":[{"node","score":0.25,"units"}]}: best
 *                       first; units of 2^-62, exact; error null where the preset has no bound
 * trust flow            {"flow":13.3,"exact":"40/3","floor":13,"bound":"40/3","optimal":true,"paths":[{"amount","exact","nodes":[name]}],
 *                        "prices":[{"line","from","to","amount","price":"1/2"}],"threshold","fragileTo":[{"node","flow":"0"}]}
 * trust wot             {"amount":120,"exact"?:"40/3","authenticated":true,"paths":[{"amount":120,"exact"?,"certs":[fingerprint]}]}
 * git verify            {"verdict":"accepted|rejected|undecided","commits":[commit],"tags":[tag],"problems":[problem]}
 *                       commit: {"commit","verdict","signer":did|null,"because":[sentence],"problems","checks",
 *                                "trust"?: as trust ask,"subject","author"?,"committer"?,"roles","vouchedBy"}
 *                       tag: {"tag","object","commit","verdict","signer","because","problems","checks","trust"?,"tagger"?}
 * git setup             {"changes":[{"what","after","before"?}]}
 * release verify        {"verdict","archive","tag":tag,"same":5,"findings":[{"path","kind","reason"?}]}
 * }</pre>
 */
@NullMarked
package coop.kith.cli;

import org.jspecify.annotations.NullMarked;
