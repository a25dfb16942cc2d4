import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a process says of itself. */
export interface Inside {
  /** The longest time that nothing else had its turn since it was asked last, in milliseconds. */
  longestBlock: number;
  /** Resident memory and what of it is in use by JavaScript, in bytes. */
  resident: number;
  used: number;
}

export const probePort = 'BENCH_PROBE_PORT';

const port = process.env[probePort];

// Loaded into the site before anything of its own (`node --require`): only from within can this be seen.
if (port !== undefined) {
  const resolution = 5;
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  createServer((request, response) => {
    const longestBlock = Math.max(0, delays.max / 1e6 - resolution);
    if (request.url === '/collected') collect();
    const { rss, heapUsed, external } = process.memoryUsage();
    delays.reset();
    const inside: Inside = { longestBlock, resident: rss, used: heapUsed + external };
    response.end(JSON.stringify(inside));
  })
    .listen(Number(port), '127.0.0.1')
    .unref();
}
