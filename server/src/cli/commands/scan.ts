/** `plumbline scan`: evaluates, reports, and says by its exit code what came of it. */
import { buildReport, renderReport, type ReportFormat } from '../../core/index.ts';
import type { CliEnvironment } from '../environment.ts';
import { exitCodeOf, NOT_EVALUATED, type FailOn } from '../exitCode.ts';
import { runScan, type ScanInput } from '../scanInput.ts';

export interface ScanCommand extends ScanInput {
  readonly format: ReportFormat;
  /** A file to write the report to, null for standard output. */
  readonly output: string | null;
  readonly failOn: FailOn;
  /** List passing and waived outcomes too. */
  readonly all: boolean;
}

export async function scanCommand(environment: CliEnvironment, command: ScanCommand): Promise<number> {
  const { scan, catalog, rootLabel } = await runScan(environment, command);
  const report = buildReport(scan, catalog, rootLabel);
  const terminal = { colour: environment.colour, width: environment.width };
  const detail = command.all ? 'all' : command.quiet ? 'summary' : 'attention';
  if (command.output === null) {
    await environment.writeOut(renderReport(report, command.format, { ...terminal, detail }));
    return exitCodeOf(report, command.failOn);
  }
  const text = renderReport(report, command.format, {
    colour: false,
    width: 120,
    detail: command.all ? 'all' : 'attention',
  });
  const written = await environment.writeFile({ path: command.output }, new TextEncoder().encode(text), null);
  if (!written.ok) {
    await environment.writeError(`The report could not be written to ${command.output}: ${written.reason}.\n`);
    return NOT_EVALUATED;
  }
  if (!command.quiet) {
    await environment.writeOut(renderReport(report, 'pretty', { ...terminal, detail: 'summary' }));
    await environment.writeOut(`Report written to ${command.output}\n`);
  }
  return exitCodeOf(report, command.failOn);
}
