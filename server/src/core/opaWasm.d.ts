/** What core uses of opa-wasm: its own types do not say that its ES module exports this object as its default. */
declare module '@open-policy-agent/opa-wasm' {
  export interface LoadedPolicy {
    readonly mem: { readonly buffer: ArrayBufferLike };
    /** @param input JSON text as bytes. May throw a bare string. */
    evaluate(input: ArrayBufferLike, entrypoint: string): unknown;
  }
  const opaWasm: {
    loadPolicySync(policy: WebAssembly.Module): LoadedPolicy;
  };
  export default opaWasm;
}
