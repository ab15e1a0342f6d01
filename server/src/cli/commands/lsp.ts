/** `plumbline lsp --stdio`: the language server, for editors that are told a command. */
import type { CliEnvironment } from '../environment.ts';

export function lspCommand(environment: CliEnvironment): Promise<number> {
  return environment.serve();
}
