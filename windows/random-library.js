// Programs made by newer Rust and Go compilers (rolldown and esbuild, which vitest needs) ask bcryptprimitives.dll for random
// bytes; Wine 8 has no such library. This writes one that is a sign post only: its one name leads to the function of
// advapi32.dll that does the same. It holds no code.
const base = 0x1000;
const exported = 'ProcessPrng';
const forwardsTo = 'advapi32.SystemFunction036';

/** The smallest library that Windows loads: headers and one section, the table of exported names. */
export function randomLibrary() {
  const file = Buffer.alloc(0x400);
  file.write('MZ', 0, 'latin1');
  file.writeUInt32LE(0x40, 0x3c);
  writeHeaders(file.subarray(0x40));
  writeExports(file.subarray(0x200));
  return file;
}

function writeHeaders(to) {
  to.write('PE', 0, 'latin1');
  to.writeUInt16LE(0x8664, 4); // x64
  to.writeUInt16LE(1, 6); // sections
  to.writeUInt16LE(240, 20); // size of the optional header
  to.writeUInt16LE(0x2022, 22); // a library, runnable, knows large addresses
  const optional = to.subarray(24);
  optional.writeUInt16LE(0x20b, 0); // 64 bits
  optional.writeBigUInt64LE(0x180000000n, 24); // where it would like to lie
  optional.writeUInt32LE(0x1000, 32); // alignment in memory
  optional.writeUInt32LE(0x200, 36); // and in the file
  optional.writeUInt16LE(6, 40); // version of the system
  optional.writeUInt16LE(6, 48); // and of the subsystem
  optional.writeUInt32LE(0x2000, 56); // size in memory
  optional.writeUInt32LE(0x200, 60); // size of the headers
  optional.writeUInt16LE(3, 68); // console
  optional.writeUInt16LE(0x0140, 70); // may lie anywhere, no code that may not run
  optional.writeUInt32LE(16, 108); // directories
  optional.writeUInt32LE(base, 112);
  optional.writeUInt32LE(0x100, 116);
  const section = to.subarray(24 + 240);
  section.write('.edata', 0, 'latin1');
  section.writeUInt32LE(0x200, 8);
  section.writeUInt32LE(base, 12);
  section.writeUInt32LE(0x200, 16);
  section.writeUInt32LE(0x200, 20);
  section.writeUInt32LE(0x40000040, 36); // data that can be read
}

function writeExports(to) {
  const [addresses, names, ordinals, library, name, target] = [40, 44, 48, 50, 80, 100];
  to.writeUInt32LE(base + library, 12);
  to.writeUInt32LE(1, 16); // first ordinal
  to.writeUInt32LE(1, 20); // functions
  to.writeUInt32LE(1, 24); // names
  to.writeUInt32LE(base + addresses, 28);
  to.writeUInt32LE(base + names, 32);
  to.writeUInt32LE(base + ordinals, 36);
  // An address inside the table itself is no function, but the name of one in another library.
  to.writeUInt32LE(base + target, addresses);
  to.writeUInt32LE(base + name, names);
  to.write('bcryptprimitives.dll\0', library, 'latin1');
  to.write(`${exported}\0`, name, 'latin1');
  to.write(`${forwardsTo}\0`, target, 'latin1');
}
