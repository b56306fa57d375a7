/** The part of WebAssembly that the search uses. The types of Node 20 lack it, and those of browsers would bring in all else of a browser. */
declare namespace WebAssembly {
  function validate(bytes: Uint8Array): boolean;
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Memory {
    readonly buffer: ArrayBuffer;
    constructor(size: { initial: number });
  }
  class Instance {
    readonly exports: object;
    constructor(module: Module, imports: Record<string, Record<string, Memory>>);
  }
}
