// Digital Bazaar's side of the comparison: node lap.js HANDOUT SUITE verify|issue|derive|show COUNT WARM
// The issuers' DID documents and keys are answered from memory, so that nothing but the libraries' own work is counted.
import {createECDH} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import {cryptosuite as ecdsaRdfc} from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as sd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {Ed25519Signature2020} from '@digitalbazaar/ed25519-signature-2020';
import * as jcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as eddsaRdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {measured} from './measured.js';

const [folder, suite, work, count, warm] = process.argv.slice(2);
const read = name => readFileSync(join(folder, name), 'utf8');
const task = JSON.parse(read('task.json'));
const issuer = task.issuers[suite.startsWith('ecdsa-') ? 'P-256' : 'Ed25519'];
const created = task.created;
const now = new Date(task.at);

const method = {
  '@context': 'https://w3id.org/security/multikey/v1',
  id: issuer.verificationMethod,
  type: 'Multikey',
  controller: issuer.controller,
  publicKeyMultibase: issuer.publicKeyMultibase
};
const known = new Map([
  ...Object.entries(JSON.parse(read('contexts.json'))),
  [issuer.verificationMethod, method],
  [issuer.controller, {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: issuer.controller,
    verificationMethod: [method],
    assertionMethod: [issuer.verificationMethod]
  }]
]);
const documentLoader = async url => known.has(url)
  ? {contextUrl: null, documentUrl: url, document: known.get(url)}
  : vc.defaultDocumentLoader(url);

async function signer() {
  const secret = Buffer.from(issuer.secret, 'hex');
  const id = issuer.verificationMethod;
  const controller = issuer.controller;
  if(!suite.startsWith('ecdsa-')) {
    return (await Ed25519Multikey.generate({id, controller, seed: secret})).signer();
  }
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(secret);
  const point = pair.getPublicKey();
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    d: secret.toString('base64url'),
    key_ops: ['sign']
  };
  return (await EcdsaMultikey.fromJwk({jwk, secretKey: true, id, controller})).signer();
}

const dataIntegrity = cryptosuite => new DataIntegrityProof({cryptosuite});
const verifying = {
  'eddsa-jcs-2022': () => dataIntegrity(jcs.createVerifyCryptosuite()),
  'eddsa-rdfc-2022': () => dataIntegrity(eddsaRdfc),
  'ecdsa-rdfc-2019': () => dataIntegrity(ecdsaRdfc),
  'ecdsa-sd-2023': () => dataIntegrity(sd.createVerifyCryptosuite()),
  Ed25519Signature2020: () => new Ed25519Signature2020()
};
const signing = async cryptosuite => new DataIntegrityProof({cryptosuite, signer: await signer(), date: created});
const mandatoryPointers = ['/issuer', '/validFrom', '/validUntil'];
const issuing = {
  'eddsa-jcs-2022': () => signing(jcs.createSignCryptosuite()),
  'eddsa-rdfc-2022': () => signing(eddsaRdfc),
  'ecdsa-rdfc-2019': () => signing(ecdsaRdfc),
  'ecdsa-sd-2023': () => signing(sd.createSignCryptosuite({mandatoryPointers})),
  Ed25519Signature2020: async () => new Ed25519Signature2020({signer: await signer(), date: created})
};

async function verify() {
  const text = read(suite === 'ecdsa-sd-2023' ? `derived-${suite}.json` : `signed-${suite}.json`);
  const verifier = verifying[suite]();
  return async () => {
    const result = await vc.verifyCredential({
      credential: JSON.parse(text), suite: verifier, documentLoader, now
    });
    if(!result.verified) {
      throw result.error;
    }
  };
}

async function issue() {
  const text = read(`unsigned-${suite}.json`);
  const maker = await issuing[suite]();
  return async () => {
    const signed = await vc.issue({
      credential: JSON.parse(text), suite: maker, documentLoader, now
    });
    if(!signed.proof) {
      throw new Error('no proof was made');
    }
    return signed;
  };
}

async function derive() {
  const text = read(`signed-${suite}.json`);
  const maker = dataIntegrity(sd.createDiscloseCryptosuite({selectivePointers: task.shown}));
  return async () => {
    const shown = await vc.derive({
      verifiableCredential: JSON.parse(text), suite: maker, documentLoader
    });
    if(!shown.proof || shown.credentialSubject.description) {
      throw new Error('no part was made');
    }
    return shown;
  };
}

if(work === 'show') {
  console.log(JSON.stringify(await (await issue())()));
  process.exit(0);
}
const once = await {verify, issue, derive}[work]();
await measured({who: 'digitalbazaar', suite, work, count: Number(count), warm: Number(warm), once});
