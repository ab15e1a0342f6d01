/**
 * The Terraform parser: texts in, `TerraformFile`s out, incrementally.
 *
 * Owns every tree-sitter tree and frees it. Must never throw for a bad text.
 */
import type { Assets } from '../assets.ts';
import type { SourceFile } from '../model.ts';
import type { Block, TerraformFile } from './syntax.ts';

export interface TerraformParser {
  /** Parses incrementally against the previous result of the same uri, if given. Never throws for a bad text. */
  parse(file: SourceFile, previous?: TerraformFile): TerraformFile;
  /**
   * An object that is the same for two blocks of this parser with the same text, wherever they stand: a key under which
   * anything that does not depend on positions may be cached. (A block whose text *and* place did not change is itself
   * the same object in the next result.)
   */
  contentKey(block: Block): object;
  /** Frees the kept tree of a file. */
  forget(uri: string): void;
  dispose(): void;
}

export interface TerraformParserOptions {
  /** Time that one `parse` may take, in ms; 100 unless given. */
  readonly budgetMs?: number;
  /** Milliseconds from any origin, monotonic. Without it there is no time limit, only limits of size and depth. */
  readonly now?: () => number;
}

/** Loads the grammar. Rejects when an asset is missing or damaged. */
export async function createTerraformParser(_assets: Assets, _options: TerraformParserOptions = {}): Promise<TerraformParser> {
  return Promise.reject(new Error('under construction'));
}
