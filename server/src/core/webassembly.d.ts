/** The part of the WebAssembly API that core uses; the DOM library would bring far more than core may touch. */
declare namespace WebAssembly {
  interface Module {
    readonly [brand]: 'WebAssembly.Module';
  }
  const brand: unique symbol;
  const Module: new (bytes: Uint8Array<ArrayBuffer> | ArrayBuffer) => Module;
}
