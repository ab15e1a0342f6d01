/** A scan of texts in memory with the committed bundle, at a fixed time. */
import {
  buildReport,
  createEngine,
  scanWorkspace,
  type Catalog,
  type Report,
  type ScanOptions,
  type ScanResult,
} from '../../server/src/core/index.ts';
import { memoryWorkspace, type MemoryFile } from './memoryWorkspace.ts';
import { assets } from './testEngine.ts';

export const NOW = new Date('2026-11-22T12:00:00Z');

export interface MemoryScan {
  readonly scan: ScanResult;
  readonly report: Report;
  readonly catalog: Catalog;
}

export async function scanInMemory(
  files: Readonly<Record<string, MemoryFile>>,
  options: Partial<ScanOptions> = {},
): Promise<MemoryScan> {
  const engine = options.engine ?? (await createEngine({ assets, clock: () => NOW }));
  try {
    const scan = await scanWorkspace({
      engine,
      workspace: memoryWorkspace(files),
      roots: [{ uri: 'file:///repo', kind: 'folder' }],
      exclude: [],
      strict: null,
      clock: () => NOW,
      git: null,
      toolVersion: '1.2.3',
      ...options,
    });
    return { scan, catalog: engine.catalog, report: buildReport(scan, engine.catalog, '/repo') };
  } finally {
    engine.dispose();
  }
}
