/** The port through which core gets its own files: the bundle and the grammars, as bytes. */
export type AssetName = 'policy.wasm' | 'catalog.json' | 'tree-sitter.wasm' | 'tree-sitter-terraform.wasm';

export interface Assets {
  /** Rejects when the asset is absent: that is a broken installation. */
  read(name: AssetName): Promise<Uint8Array>;
}

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
