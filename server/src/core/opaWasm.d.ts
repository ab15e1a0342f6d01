/** What core uses of opa-wasm: its own types do not say that its ES module exports this object as its default. */
declare module '@open-policy-agent/opa-wasm' {
  export interface LoadedPolicy {
    readonly mem: { readonly buffer: ArrayBufferLike };
    /** @param input JSON text as bytes. May throw a bare string. */
    evaluate(input: ArrayBufferLike, entrypoint: string): unknown;
  }
  const opaWasm: {
    /** @param memory pages of 64 KiB to start with; fewer than the module asks for is an error */
    loadPolicySync(policy: WebAssembly.Module, memory?: { initial: number }): LoadedPolicy;
  };
  export default opaWasm;
}
