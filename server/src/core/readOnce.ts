/** Assets that are read once each, however many ask for them. */
import type { Assets } from './assets.ts';

/** The same bytes for the same asset, so that what is made of them is made once. */
export function readOnce(assets: Assets): Assets {
  const kept = new Map<string, Promise<Uint8Array>>();
  return {
    read: (name) => {
      let bytes = kept.get(name);
      if (bytes === undefined) kept.set(name, (bytes = assets.read(name)));
      return bytes;
    },
  };
}
