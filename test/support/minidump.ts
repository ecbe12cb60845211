/** A minidump as Crashpad lays it out, of the parts that are read. Constructed: see the integration test for real ones. */
export interface DumpParts {
  readonly platform?: number;
  readonly arch?: number;
  readonly code?: number;
  readonly flags?: number;
  readonly address?: bigint;
  readonly pointer?: bigint;
  readonly pid?: number;
  readonly modules?: readonly { readonly name: string; readonly base: bigint; readonly size: number }[];
  readonly annotations?: Readonly<Record<string, string>>;
  readonly withoutException?: boolean;
}

export function minidump(parts: DumpParts = {}): Uint8Array {
  const chunks: Buffer[] = [];
  let end = 32 + 5 * 12;
  const put = (bytes: Buffer) => {
    const at = end;
    chunks.push(bytes);
    end += bytes.length;
    return at;
  };
  const words = (...values: readonly (number | bigint)[]) =>
    Buffer.concat(
      values.map((value) => {
        const bytes = Buffer.alloc(typeof value === 'bigint' ? 8 : 4);
        if (typeof value === 'bigint') bytes.writeBigUInt64LE(value);
        else bytes.writeUInt32LE(value >>> 0);
        return bytes;
      }),
    );
  const utf8 = (text: string) =>
    put(Buffer.concat([words(Buffer.byteLength(text)), Buffer.from(text), Buffer.alloc(1)]));
  const arch = parts.arch ?? 9;
  const context = Buffer.alloc(1232);
  context.writeBigUInt64LE(parts.pointer ?? 0x1000_1234n, arch === 9 ? 248 : 264);
  const contextAt = put(context);
  const exception = Buffer.alloc(168);
  exception.writeUInt32LE(parts.code ?? 11, 8);
  exception.writeUInt32LE((parts.flags ?? 0) >>> 0, 12);
  exception.writeBigUInt64LE(parts.address ?? 0n, 24);
  exception.writeUInt32LE(context.length, 160);
  exception.writeUInt32LE(contextAt, 164);
  const exceptionAt = put(exception);
  const system = Buffer.alloc(56);
  system.writeUInt16LE(arch, 0);
  system.writeUInt32LE(parts.platform ?? 0x8201, 20);
  const systemAt = put(system);
  const miscAt = put(words(24, 1, parts.pid ?? 4242, 0, 0, 0));
  const modules = parts.modules ?? [{ name: '/usr/lib/chromium/chromium', base: 0x1000_0000n, size: 0x10_0000 }];
  const records = modules.map(({ name, base, size }) => {
    const text = Buffer.from(name, 'utf16le');
    const nameAt = put(Buffer.concat([words(text.length), text, Buffer.alloc(2)]));
    const record = Buffer.alloc(108);
    record.writeBigUInt64LE(base, 0);
    record.writeUInt32LE(size, 8);
    record.writeUInt32LE(nameAt, 20);
    return record;
  });
  const modulesAt = put(Buffer.concat([words(records.length), ...records]));
  const notes = Object.entries(parts.annotations ?? { ptype: 'renderer' }).map(([name, value]) =>
    words(utf8(name), 1, utf8(value)),
  );
  const objectsAt = put(Buffer.concat([words(notes.length), ...notes]));
  const infoAt = put(words(1, 0, 0, 0, 0, 4 + notes.length * 12, objectsAt));
  const linksAt = put(words(1, 0, 28, infoAt));
  const crashpad = Buffer.alloc(64);
  crashpad.writeUInt32LE(1, 0);
  crashpad.writeUInt32LE(16, 44);
  crashpad.writeUInt32LE(linksAt, 48);
  const crashpadAt = put(crashpad);
  const header = Buffer.concat([words(0x504d444d, 0xa793, 5, 32, 0, 0, 0, 0)]);
  const streams = Buffer.concat([
    words(parts.withoutException === true ? 0x99 : 6, 168, exceptionAt),
    words(7, 56, systemAt),
    words(15, 24, miscAt),
    words(4, 4 + records.length * 108, modulesAt),
    words(0x43500001, 64, crashpadAt),
  ]);
  return new Uint8Array(Buffer.concat([header, streams, ...chunks]));
}
