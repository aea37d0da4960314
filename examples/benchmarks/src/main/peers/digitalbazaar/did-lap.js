// Digital Bazaar's did:key driver: node did-lap.js HANDOUT did:key resolve COUNT
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {driver} from '@digitalbazaar/did-method-key';

const [folder, suite, work, times] = process.argv.slice(2);
const count = Number(times);
const {controller} = JSON.parse(readFileSync(join(folder, 'task.json'), 'utf8'));

const didKey = driver();
didKey.use({multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519Multikey.from});

async function repeat() {
  for(let i = 0; i < count; i++) {
    const document = await didKey.get({did: controller});
    if(document.id !== controller) {
      throw new Error('another DID');
    }
  }
}

if(work === 'show') {
  console.log(JSON.stringify(await didKey.get({did: controller})));
  process.exit(0);
}
await repeat();
const start = process.cpuUsage();
await repeat();
const used = process.cpuUsage(start);
console.log(JSON.stringify({
  who: 'digitalbazaar',
  suite,
  work,
  count,
  cpuMicroseconds: Number(((used.user + used.system) / count).toPrecision(4))
}));
