/** What keeps a pass from being one, although the resource itself was read: files that were not read or that the strict parser rejects. */
import type { PolicyMetadata, StrictVerdict, SyntaxError } from './model.ts';
import type { UnitContent } from './unitContent.ts';

/** Why a policy may not have seen all of a unit that it must see together. `unread`: the uri of a file there that could not be read. */
export function unitDoubt(content: UnitContent, unread: string | undefined): (policy: PolicyMetadata) => string | null {
  return ({ reads }) => {
    const types = reads[content.framework] ?? [];
    if (types.length === 0) return null;
    if (unread !== undefined) return `${unread.slice(unread.lastIndexOf('/') + 1)} could not be read`;
    const lost = content.lostTexts.some((text) => types.some((type) => text.includes(type)));
    return lost ? 'a part of the module could not be parsed' : null;
  };
}

/** The strict parser's word on one file, null when it takes the file or was not asked. */
export function fileDoubt(strict: StrictVerdict | null | undefined): string | null {
  return strict?.ok === false ? 'the strict parser rejects this file' : null;
}

export function strictErrors(
  files: readonly string[],
  strictOf: (uri: string) => StrictVerdict | null | undefined,
): readonly SyntaxError[] {
  return files.flatMap((uri) => {
    const strict = strictOf(uri);
    if (strict?.ok !== false) return [];
    const start = { line: 0, character: 0 };
    return [{ uri, range: { start, end: start }, message: strict.message, parser: 'strict' as const }];
  });
}
