/** The port through which core gets its own files: the bundle and the grammars, as bytes. */
export type AssetName = 'policy.wasm' | 'catalog.json' | 'tree-sitter.wasm' | 'tree-sitter-terraform.wasm';

export interface Assets {
  /** Rejects when the asset is absent: that is a broken installation. */
  read(name: AssetName): Promise<Uint8Array>;
}
