/** Text to a word that fits behind `#`, and back: UTF-8, raw deflate, base64url. */

/** A longer link is no link any more; nothing that a person made by hand comes near it. */
export const linkTextMax = 1_000_000;

export async function encode(text: string): Promise<string> {
  const packed = await through(
    new CompressionStream('deflate-raw'),
    new TextEncoder().encode(text),
  );
  let binary = '';
  for (const byte of packed) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

export async function decode(word: string): Promise<string> {
  const binary = atob(word.replace(/-/g, '+').replace(/_/g, '/'));
  const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const plain = await through(new DecompressionStream('deflate-raw'), packed);
  return new TextDecoder('utf-8', { fatal: true }).decode(plain);
}

async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const writer = stream.writable.getWriter();
  // A failure surfaces where the other end is read.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const read: { readonly done: boolean; readonly value?: Uint8Array | undefined } =
      await reader.read();
    if (read.done || read.value === undefined) break;
    const { value } = read;
    chunks.push(value);
    size += value.length;
    if (size > linkTextMax) throw new Error('The link holds too much.');
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
