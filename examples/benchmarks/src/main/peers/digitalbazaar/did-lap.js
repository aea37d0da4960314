// Digital Bazaar's did:key driver: node did-lap.js HANDOUT did:key resolve|show COUNT WARM
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {driver} from '@digitalbazaar/did-method-key';
import {measured} from './measured.js';

const [folder, suite, work, count, warm] = process.argv.slice(2);
const did = JSON.parse(readFileSync(join(folder, 'task.json'), 'utf8')).issuers.Ed25519.controller;

const didKey = driver();
didKey.use({multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519Multikey.from});

async function once() {
  const document = await didKey.get({did});
  if(document.id !== did) {
    throw new Error('another DID');
  }
  return document;
}

if(work === 'show') {
  console.log(JSON.stringify(await once()));
  process.exit(0);
}
await measured({who: 'digitalbazaar', suite, work, count: Number(count), warm: Number(warm), once});
