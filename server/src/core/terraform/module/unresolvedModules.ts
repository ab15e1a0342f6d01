/** The calls of modules that could not be followed, as places a person can go to. */
import type { UnresolvedModule } from '../../model.ts';
import { linesOf } from '../lines.ts';
import type { Configuration } from './configuration.ts';
import { isInstalled } from './installedModules.ts';
import { find } from './scope.ts';

/** Each call once, however many instances of it there are, at its `source`; one inside an installed module where that is called. */
export function unresolvedModules({ unresolved }: Configuration): readonly UnresolvedModule[] {
  const places = new Map<string, UnresolvedModule>();
  for (const { call, reason, chain } of unresolved) {
    const shown = [call, ...chain].find(({ file }) => !isInstalled(file.uri)) ?? call;
    const source = find(shown, 'source');
    const file = source?.origin ?? shown.file;
    const place: UnresolvedModule = {
      uri: file.uri,
      range: linesOf(file).rangeOf(source?.value ?? shown.block.header),
      message: `The module "${call.block.labels[0]?.value ?? ''}" could not be followed: ${reason}.`,
    };
    places.set(JSON.stringify(place), place);
  }
  return [...places.values()];
}
