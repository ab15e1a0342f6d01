/**
 * Reads one text as what its name and content say it is. A parser that throws is a bug; it stays in this file and is shown.
 */
import { classifyUri } from './classify.ts';
import { parseKubernetesFile, type KubernetesFile } from './kubernetes/parser.ts';
import type { Framework, SourceFile, SyntaxError } from './model.ts';
import type { TerraformParser } from './terraform/parser.ts';
import type { TerraformFile } from './terraform/syntax.ts';

export type FileContent =
  | { readonly kind: 'terraform'; readonly file: TerraformFile }
  | { readonly kind: 'kubernetes'; readonly file: KubernetesFile }
  /** Nothing for Plumbline: no Terraform, no manifest. */
  | { readonly kind: 'other' }
  /** A parser crashed on it. */
  | { readonly kind: 'crashed'; readonly framework: Framework; readonly error: SyntaxError };

export function readFile(
  source: SourceFile,
  parser: TerraformParser,
  previous: FileContent | undefined,
  isChartFolder: (folder: string) => boolean,
): FileContent {
  const fileClass = classifyUri(source.uri, isChartFolder);
  try {
    switch (fileClass) {
      case 'terraform':
      case 'terraform-json':
      case 'terraform-variables':
        return {
          kind: 'terraform',
          file: parser.parse(source, previous?.kind === 'terraform' ? previous.file : undefined),
        };
      case 'yaml':
      case 'json':
      case 'helm-template': {
        const file = parseKubernetesFile(
          source,
          fileClass,
          previous?.kind === 'kubernetes' ? previous.file : undefined,
        );
        return file.isManifest ? { kind: 'kubernetes', file } : { kind: 'other' };
      }
      case 'other':
        return { kind: 'other' };
    }
  } catch (thrown) {
    const framework = fileClass.startsWith('terraform') ? 'terraform' : 'kubernetes';
    const start = { line: 0, character: 0 };
    return {
      kind: 'crashed',
      framework,
      error: {
        uri: source.uri,
        range: { start, end: start },
        message: `Plumbline could not read this file (an error in Plumbline itself): ${thrown instanceof Error ? thrown.message : String(thrown)}`,
        parser: framework === 'terraform' ? 'terraform' : 'yaml',
      },
    };
  }
}
