/** `plumbline fix`: applies quick fixes, shows them with `--dry-run`, and says what was fixed and what is left. */
import { createTwoFilesPatch } from 'diff';
import picocolors from 'picocolors';
import {
  buildReport,
  fixUnit,
  plural,
  relativePath,
  renderReport,
  visibleText,
  type Finding,
  type FixedFile,
  type ScanResult,
} from '../../core/index.ts';
import type { CliEnvironment } from '../environment.ts';
import { exitCodeOf, NOT_EVALUATED, type FailOn } from '../exitCode.ts';
import { runScan, type ScanInput } from '../scanInput.ts';

export interface FixCommand extends ScanInput {
  readonly dryRun: boolean;
  readonly failOn: FailOn;
}

export async function fixCommand(environment: CliEnvironment, command: FixCommand): Promise<number> {
  const files = new Map<string, FixedFile>();
  const fixed: Finding[] = [];
  const { scan, catalog, rootLabel } = await runScan(
    environment,
    command,
    async (analysis, { engine, strict, onlyPolicies }) => {
      const unit = await fixUnit(analysis, { engine, strict, onlyPolicies });
      fixed.push(...unit.fixed);
      for (const file of unit.files) {
        // A file of two units may be changed twice: the first text is the one on disk.
        files.set(file.uri, { ...file, before: files.get(file.uri)?.before ?? file.before });
      }
      return unit.analysis;
    },
  );
  const changed = [...files.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  const failures: string[] = [];
  if (environment.signal.aborted) {
    failures.push('Cancelled: nothing was written.');
  } else {
    for (const file of changed) {
      const path = relativePath(file.uri, scan.root);
      if (command.dryRun) await environment.writeOut(diffOf(environment, file, path));
      else failures.push(...(await write(environment, scan, file, path)));
    }
  }
  const report = buildReport(scan, catalog, rootLabel);
  if (!command.quiet) {
    const verb = command.dryRun ? 'Would fix' : 'Fixed';
    const place = ({ uri, range }: Finding): string =>
      `${visibleText(relativePath(uri, scan.root))}:${String(range.start.line + 1)}`;
    const lines = fixed.map(
      (finding) => `${verb} ${finding.policy} of ${visibleText(finding.resource)} (${place(finding)})`,
    );
    const total = `${verb} ${plural(fixed.length, 'finding', 'findings')} in ${plural(changed.length, 'file', 'files')}. What is left:`;
    const left = renderReport(report, 'pretty', {
      colour: environment.errorColour,
      width: environment.width,
      detail: 'attention',
    });
    // The diff alone is on standard output, so that it can be piped into `git apply`.
    const say = (said: string): Promise<void> =>
      command.dryRun ? environment.writeError(said) : environment.writeOut(said);
    await say(`${[...lines, total].join('\n')}\n\n${left}`);
  }
  for (const failure of failures) await environment.writeError(`${failure}\n`);
  return failures.length > 0 ? NOT_EVALUATED : exitCodeOf(report, command.failOn);
}

/** Says what went wrong, in sentences. */
async function write(
  environment: CliEnvironment,
  scan: ScanResult,
  file: FixedFile,
  path: string,
): Promise<readonly string[]> {
  const read = scan.files.find(({ uri }) => uri === file.uri);
  const name = visibleText(path);
  if (read === undefined) return [`${name} was not changed: it was not read in this scan.`];
  if (read.encoding !== 'utf-8' && read.encoding !== 'utf-8-bom') {
    return [`${name} was not changed: it is ${read.encoding.toUpperCase()}, and only UTF-8 files are written.`];
  }
  const mark = read.encoding === 'utf-8-bom' ? '\ufeff' : '';
  const written = await environment.writeFile(
    { uri: file.uri },
    new TextEncoder().encode(mark + file.after),
    read.sha256,
  );
  return written.ok ? [] : [`${name} was not changed: ${written.reason}.`];
}

function diffOf(environment: CliEnvironment, { before, after }: FixedFile, path: string): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
  // A terminal must not obey what a file says; a pipe gets the patch as it is.
  if (!environment.isTerminal) return patch;
  const colours = picocolors.createColors(environment.colour);
  return patch
    .split('\n')
    .map((line) => {
      const shown = visibleText(line.replaceAll('\t', '    '));
      if (line.startsWith('+')) return colours.green(shown);
      if (line.startsWith('-')) return colours.red(shown);
      return line.startsWith('@@') ? colours.cyan(shown) : shown;
    })
    .join('\n');
}
