// What the laps of all JavaScript peers share: work until WARM seconds of CPU are used up, then COUNT times, and print the CPU time of each of those.
const MICROSECONDS = 1e6;

function used(since) {
  const {user, system} = process.cpuUsage(since);
  return user + system;
}

export async function measured({who, suite, work, count, warm, once}) {
  const begin = process.cpuUsage();
  do {
    await once();
  } while(used(begin) < warm * MICROSECONDS);
  const start = process.cpuUsage();
  for(let i = 0; i < count; i++) {
    await once();
  }
  const cpuMicroseconds = Number((used(start) / count).toPrecision(4));
  console.log(JSON.stringify({who, suite, work, count, cpuMicroseconds}));
}
