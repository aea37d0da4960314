// Each line is a JSON string of N-Quads; each answer is a JSON string of their canonical form, by rdf-canonize out of the folder that is named.
const {createRequire} = require('module');
const path = require('path');
const lines = require('readline').createInterface({input: process.stdin});

(async () => {
  const canonize = createRequire(path.join(path.resolve(process.argv[2]), 'package.json'))('rdf-canonize');
  const questions = [];
  for await (const line of lines) {
    questions.push(JSON.parse(line));
  }
  for (const nquads of questions) {
    const canonical = await canonize.canonize(
        nquads, {algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads', format: 'application/n-quads', maxWorkFactor: 3});
    process.stdout.write(JSON.stringify(canonical) + '\n');
  }
})();
