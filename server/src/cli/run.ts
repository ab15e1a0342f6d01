/**
 * The command line: arguments to an exit code.
 *
 * Owns what the commands and options are called and what they mean together. Must never touch the machine: that is the
 * environment's. Commands are loaded when they are asked for, so that `--help` is quick.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { REPORT_FORMATS, visibleText, type ReportFormat } from '../core/index.ts';
import type { CliEnvironment } from './environment.ts';
import { CLEAN, FAIL_ON, NOT_EVALUATED, type FailOn } from './exitCode.ts';
import type { ScanInput } from './scanInput.ts';
import { UsageError } from './usageError.ts';
import type { ListFormat } from './commands/policies.ts';

/** `argv`: the arguments after the program's name. Never rejects. */
export async function run(argv: readonly string[], environment: CliEnvironment): Promise<number> {
  const outputs: Promise<void>[] = [];
  const state = { exitCode: CLEAN };
  const program = buildProgram(environment, state, outputs);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end this way too, with exit code 0.
      state.exitCode = error.exitCode === 0 ? CLEAN : NOT_EVALUATED;
    } else {
      const message = error instanceof Error ? error.message : String(error);
      const prefix = error instanceof UsageError ? '' : 'Plumbline broke off: ';
      outputs.push(environment.writeError(`${prefix}${visibleText(message)}\n`));
      state.exitCode = NOT_EVALUATED;
    }
  }
  await Promise.all(outputs);
  return state.exitCode;
}

const EXIT_CODES = `
Exit codes:
  0  clean
  1  findings at or above --fail-on
  2  something could not be evaluated (a syntax error, an unreadable file, a crash, no file at all), or wrong usage
`;

interface CommonOptions {
  readonly exclude: readonly string[];
  readonly strict: boolean;
  readonly policy: readonly string[];
  readonly quiet?: boolean;
  readonly settings?: string;
  readonly varFile: readonly string[];
  readonly failOn: FailOn;
}

interface ScanFlags extends CommonOptions {
  readonly format: ReportFormat;
  readonly output?: string;
  readonly all?: boolean;
}

interface FixFlags extends CommonOptions {
  readonly dryRun?: boolean;
}

function buildProgram(environment: CliEnvironment, state: { exitCode: number }, outputs: Promise<void>[]): Command {
  const program = new Command('plumbline')
    .description('Checks Terraform and Kubernetes files against SOC 2 policies, fixes them, and reports evidence.')
    .version(environment.toolVersion, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => outputs.push(environment.writeOut(text)),
      writeErr: (text) => outputs.push(environment.writeError(text)),
      getOutHelpWidth: () => environment.width,
      getErrHelpWidth: () => environment.width,
      getOutHasColors: () => environment.colour,
      getErrHasColors: () => environment.errorColour,
    })
    .showHelpAfterError('(--help shows how it is used)');

  common(program.command('scan'))
    .description('evaluate the files below paths (default: the current folder) and report every outcome')
    .argument('[paths...]', 'files or folders; each is evaluated on its own, nothing is linked across two of them')
    .addOption(new Option('-f, --format <format>', 'form of the report').choices(REPORT_FORMATS).default('pretty'))
    .option('-o, --output <file>', 'write the report to a file; its summary still goes to standard output')
    .option('-a, --all', 'list passing and waived outcomes too (pretty only; the other formats always do)')
    .addHelpText('after', EXIT_CODES)
    .action(async (paths: string[], flags: ScanFlags) => {
      const { scanCommand } = await import('./commands/scan.ts');
      state.exitCode = await scanCommand(environment, {
        ...commonInput(paths, flags),
        format: flags.format,
        output: flags.output === undefined || flags.output === '-' ? null : flags.output,
        all: flags.all ?? false,
      });
    });

  common(program.command('fix'))
    .description('apply the quick fixes of failing findings; each file is written whole or not at all')
    .argument('[paths...]', 'files or folders, as for scan')
    .option('-n, --dry-run', 'write nothing, print the changes as a diff')
    .addHelpText('after', `${EXIT_CODES}\nThe exit code is about what is left after the fixes.\n`)
    .action(async (paths: string[], flags: FixFlags) => {
      const { fixCommand } = await import('./commands/fix.ts');
      state.exitCode = await fixCommand(environment, { ...commonInput(paths, flags), dryRun: flags.dryRun ?? false });
    });

  const policies = program.command('policies').description('show what is checked');
  const format = (): Option =>
    new Option('-f, --format <format>', 'form of the output').choices(['pretty', 'json']).default('pretty');
  policies
    .command('list')
    .description('list the policies; as JSON, the whole catalog with the controls')
    .addOption(format())
    .action(async (flags: { readonly format: ListFormat }) => {
      const { listPolicies } = await import('./commands/policies.ts');
      state.exitCode = await listPolicies(environment, flags.format);
    });
  policies
    .command('show')
    .description('explain one policy')
    .argument('<policy>', "the policy's id, or what another tool calls it")
    .addOption(format())
    .action(async (policy: string, flags: { readonly format: ListFormat }) => {
      const { showPolicy } = await import('./commands/policies.ts');
      state.exitCode = await showPolicy(environment, policy, flags.format);
    });

  program
    .command('lsp')
    .description('run the language server, for editors that are told a command')
    .requiredOption('--stdio', 'speak over standard input and output')
    .action(async () => {
      const { lspCommand } = await import('./commands/lsp.ts');
      state.exitCode = await lspCommand(environment);
    });
  return program;
}

function common(command: Command): Command {
  return command
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity of a failing finding that makes the exit code 1')
        .choices(FAIL_ON)
        .default('low'),
    )
    .option('-e, --exclude <glob>', 'leave out files, as a .gitignore pattern; may be repeated', collect, [])
    .option('-p, --policy <id>', 'evaluate only this policy, by its id or alias; may be repeated', collect, [])
    .option('-s, --settings <file>', "values of policies' settings: a JSON object of objects, by policy id")
    .option(
      '--var-file <file>',
      'values of variables for the modules in the folders given, as terraform takes it: for a file its folder; may be repeated, later ones win',
      collect,
      [],
    )
    .option('--no-strict', 'skip the second, strict parser of Terraform files')
    .option('-q, --quiet', 'no progress and no list: the summary only');
}

function collect(value: string, before: readonly string[]): readonly string[] {
  if (value.trim() === '') throw new InvalidArgumentError('It must not be empty.');
  return [...before, value];
}

function commonInput(paths: readonly string[], flags: CommonOptions): ScanInput & { readonly failOn: FailOn } {
  return {
    paths,
    exclude: flags.exclude,
    strict: flags.strict,
    policies: flags.policy,
    quiet: flags.quiet ?? false,
    settings: flags.settings ?? null,
    variableFiles: flags.varFile,
    failOn: flags.failOn,
  };
}
