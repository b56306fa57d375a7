/** Writes small zip archives, sound or with chosen faults that no ordinary tool would put there. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface MadeMember {
  /** Text is stored as UTF-8, and nothing says so. */
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  /** Marks the member as encrypted. */
  readonly encrypted?: boolean;
  /** Damages the packed bytes. */
  readonly damaged?: boolean;
  /** What the archive claims that it unpacks to. */
  readonly claimedSize?: number;
  /** Its entry leads to the bytes of the member with this index. */
  readonly bytesOf?: number;
  /** As Unix keeps it, with its kind: 0o120777 is a link. */
  readonly unixMode?: number;
}

export function makeZip(members: readonly MadeMember[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(member.name);
    const content = Buffer.from(member.content);
    const packed = deflateRawSync(content);
    if (member.damaged) packed.fill(0xff, Math.floor(packed.length / 2));
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(member.encrypted ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(member.claimedSize ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    offsets.push(offset);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((member.unixMode ?? 0) << 16) >>> 0, 6);
    tail.writeUInt32LE(offsets[member.bytesOf ?? offsets.length - 1] ?? 0, 10);
    const system = member.unixMode === undefined ? '\x00' : '\x03';
    directory.push(Buffer.from(`PK\x01\x02\x14${system}`, 'latin1'), fields, tail, name);
    if (member.bytesOf !== undefined) continue;
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed);
    offset += 30 + name.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, listing, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
