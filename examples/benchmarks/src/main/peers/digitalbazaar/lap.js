// Digital Bazaar's side of the comparison: node lap.js HANDOUT SUITE verify|issue COUNT
// The issuer's DID document and key are answered from memory, so that nothing but the library's own work is counted.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as jcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as rdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';

const [folder, suiteName, work, times] = process.argv.slice(2);
const count = Number(times);
const read = name => readFileSync(join(folder, name), 'utf8');
const task = JSON.parse(read('task.json'));

const method = {
  '@context': 'https://w3id.org/security/multikey/v1',
  id: task.verificationMethod,
  type: 'Multikey',
  controller: task.controller,
  publicKeyMultibase: task.publicKeyMultibase
};
const known = new Map([
  ...Object.entries(JSON.parse(read('contexts.json'))),
  [task.verificationMethod, method],
  [task.controller, {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: task.controller,
    verificationMethod: [method],
    assertionMethod: [task.verificationMethod]
  }]
]);
const documentLoader = async url => known.has(url)
  ? {contextUrl: null, documentUrl: url, document: known.get(url)}
  : vc.defaultDocumentLoader(url);

const isJcs = suiteName === 'eddsa-jcs-2022';
const key = await Ed25519Multikey.generate({
  id: task.verificationMethod,
  controller: task.controller,
  seed: Buffer.from(task.seed, 'hex')
});
const now = new Date(task.at);

const verifying = new DataIntegrityProof({cryptosuite: isJcs ? jcs.createVerifyCryptosuite() : rdfc});
const signing = new DataIntegrityProof({
  signer: key.signer(),
  date: task.created,
  cryptosuite: isJcs ? jcs.createSignCryptosuite() : rdfc
});
const text = work === 'verify' ? read(`signed-${suiteName}.json`) : read('unsigned.json');

async function verify() {
  const result = await vc.verifyCredential({
    credential: JSON.parse(text), suite: verifying, documentLoader, now
  });
  if(!result.verified) {
    throw result.error;
  }
}

async function issue() {
  const signed = await vc.issue({
    credential: JSON.parse(text), suite: signing, documentLoader, now
  });
  if(!signed.proof) {
    throw new Error('no proof was made');
  }
  return signed;
}

const once = work === 'verify' ? verify : issue;
async function repeat() {
  for(let i = 0; i < count; i++) {
    await once();
  }
}

if(work === 'show') {
  console.log(JSON.stringify(await issue()));
  process.exit(0);
}
await repeat();
const start = process.cpuUsage();
await repeat();
const used = process.cpuUsage(start);
console.log(JSON.stringify({
  who: 'digitalbazaar',
  suite: suiteName,
  work,
  count,
  cpuMicroseconds: Number(((used.user + used.system) / count).toPrecision(4))
}));
