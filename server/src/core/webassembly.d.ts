/** The part of the WebAssembly API that core uses; the DOM library would bring far more than core may touch. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer);
  }
}
