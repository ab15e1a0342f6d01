/** JSON syntax. */
import type { SourceFile } from '../model.ts';
import type { TerraformFile } from './syntax.ts';
import type { Budget, Grammar } from './treeSitter.ts';

export function parseJsonFile(
  file: SourceFile,
  _previous: TerraformFile | undefined,
  _grammar: Grammar,
  _budget: Budget,
): TerraformFile {
  return {
    uri: file.uri,
    version: file.version,
    text: file.text,
    body: { start: 0, end: 0, attributes: [], blocks: [] },
    comments: [],
    errors: [],
  };
}
