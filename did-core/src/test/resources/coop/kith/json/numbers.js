// Each line is the 64 bits of a double in hexadecimal; each answer is what ECMAScript, and so RFC 8785, writes for it.
const view = new DataView(new ArrayBuffer(8));
const lines = require('readline').createInterface({input: process.stdin});
const answers = [];
lines.on('line', line => {
  view.setBigUint64(0, BigInt('0x' + line));
  answers.push(JSON.stringify(view.getFloat64(0)));
});
lines.on('close', () => process.stdout.write(answers.join('\n') + '\n'));
