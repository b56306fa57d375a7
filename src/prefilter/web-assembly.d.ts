/** The little of WebAssembly that the search uses: the types of Node 20 do not have it, and those of browsers bring all of theirs. */
declare namespace WebAssembly {
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
