/** The strict parser's worker, bundled as the build does it, in a folder of its own. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

/** Returns the path to give to `createStrictParser`. */
export async function buildStrictParserWorker(): Promise<string> {
  const outfile = path.join(await mkdtemp(path.join(tmpdir(), 'plumbline-')), 'strictParserWorker.cjs');
  await build({
    entryPoints: [path.resolve(import.meta.dirname, '../../server/src/node/strictParserWorker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  });
  return outfile;
}
