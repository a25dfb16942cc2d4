type Write = (...parts: unknown[]) => void;

/** A read that failed, of whichever bundle its class is: it names the address in the CMS that was asked. */
interface FailedRead extends Error {
  url: string;
}

const isFailedRead = (part: unknown): part is FailedRead =>
  part instanceof Error && 'url' in part && typeof part.url === 'string' && part.message.endsWith(` (${part.url})`);

/** Milliseconds in which the same is said once. */
const span = 60_000;
/** More different failures than an outage has. */
const remembered = 200;

/**
 * In an outage every page that cannot be made would be told of with its stack, as often as somebody asks for it.
 * @param write where the log goes
 * @returns what writes the same, but of reads that fail for the same reason at the same place of the CMS one line a minute
 */
export function withoutRepeatedOutages(write: Write, now = Date.now): Write {
  const told = new Map<string, { at: number; leftOut: number }>();
  return (...parts) => {
    const failure = parts.find(isFailedRead);
    if (!failure) {
      write(...parts);
      return;
    }
    const [place = ''] = failure.url.split('?', 1);
    const line = `${failure.message.slice(0, -` (${failure.url})`.length)} (${place})`;
    const before = told.get(line);
    if (before && now() - before.at < span) {
      before.leftOut += 1;
      return;
    }
    if (told.size >= remembered) told.clear();
    told.set(line, { at: now(), leftOut: 0 });
    write(...parts.map((part) => (part === failure ? line : part)), ...(before && before.leftOut > 0 ? [`and ${before.leftOut} times more since this was last said`] : []));
  };
}
