// didwebvh-ts: node lap.js HANDOUT did:webvh verify COUNT WARM
// Begins with the text of both files; signatures are checked by Node's own Ed25519, which is faster than any in JavaScript.
import {createPublicKey, verify as ed25519} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {resolveDIDFromLog} from 'didwebvh-ts';
import {measured} from './measured.js';

const [folder, suite, work, count, warm] = process.argv.slice(2);
const read = name => readFileSync(join(folder, name), 'utf8');
const log = read('did.jsonl');
const witnesses = read('did-witness.json');
const {webvh, webvhVersion} = JSON.parse(read('task.json'));

const keys = new Map();
function keyObject(raw) {
  const x = Buffer.from(raw).toString('base64url');
  if(!keys.has(x)) {
    keys.set(x, createPublicKey({key: {kty: 'OKP', crv: 'Ed25519', x}, format: 'jwk'}));
  }
  return keys.get(x);
}
const verifier = {
  verify: async (signature, message, publicKey) => ed25519(null, message, keyObject(publicKey), signature)
};

async function once() {
  const entries = log.trim().split('\n').map(line => JSON.parse(line));
  const found = await resolveDIDFromLog(entries, {verifier, witnessProofs: JSON.parse(witnesses)});
  if(found.did !== webvh || found.meta.versionId !== webvhVersion || found.meta.error) {
    throw new Error('the log was refused: ' + JSON.stringify(found.meta));
  }
}

await measured({who: 'didwebvh-ts', suite, work, count: Number(count), warm: Number(warm), once});
