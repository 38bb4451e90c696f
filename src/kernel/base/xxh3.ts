/**
 * XXH3, 64 bits, without a seed: the digest that DIGEST answers and that IFDEQ and IFDNE compare.
 * Own code because the digest has to be Redis's bit for bit. Arithmetic is modulo 2^64 in BigInt;
 * a digest is asked for rarely, so being short counts for more here than being fast.
 */
import { asBytes, type ByteString } from './bytes.ts';

const P32_1 = 0x9e3779b1n;
const P32_2 = 0x85ebca77n;
const P32_3 = 0xc2b2ae3dn;
const P64_1 = 0x9e3779b185ebca87n;
const P64_2 = 0xc2b2ae3d27d4eb4fn;
const P64_3 = 0x165667b19e3779f9n;
const P64_4 = 0x85ebca77c2b2ae63n;
const P64_5 = 0x27d4eb2f165667c5n;
const MIX_1 = 0x165667919e3779f9n;
const MIX_2 = 0x9fb21c651e98df25n;

/** The default secret of the algorithm. */
const SECRET = fromHex(
  'b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671f' +
    'cb79e64eccc0e578825ad07dccff7221b8084674f743248ee03590e6813a264c' +
    '3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8' +
    'a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364' +
    'eac5ac8334d3ebc3c581a0fffa1363eb170ddd51b7f0da49d316552629d4689e' +
    '2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e',
);

function fromHex(hex: string): ByteString {
  const octets = hex.match(/../g) ?? [];
  return asBytes(octets.map((octet) => String.fromCharCode(parseInt(octet, 16))).join(''));
}

const wrap = (value: bigint): bigint => BigInt.asUintN(64, value);

function read32(source: string, at: number): bigint {
  let value = 0;
  for (let byte = 3; byte >= 0; byte--) value = value * 256 + source.charCodeAt(at + byte);
  return BigInt(value);
}

const read64 = (source: string, at: number): bigint =>
  read32(source, at) | (read32(source, at + 4) << 32n);

const secret64 = (at: number): bigint => read64(SECRET, at);

/** Both halves of the 128-bit product, folded into one. */
function foldProduct(left: bigint, right: bigint): bigint {
  const product = left * right;
  return wrap(product) ^ (product >> 64n);
}

function avalanche(hash: bigint): bigint {
  const mixed = wrap((hash ^ (hash >> 37n)) * MIX_1);
  return mixed ^ (mixed >> 32n);
}

function avalancheShort(hash: bigint): bigint {
  const once = wrap((hash ^ (hash >> 33n)) * P64_2);
  const twice = wrap((once ^ (once >> 29n)) * P64_3);
  return twice ^ (twice >> 32n);
}

const rotate = (value: bigint, bits: bigint): bigint =>
  wrap(value << bits) | (value >> (64n - bits));

function swapBytes(value: bigint): bigint {
  let swapped = 0n;
  for (let shift = 0n; shift < 64n; shift += 8n) {
    swapped = (swapped << 8n) | ((value >> shift) & 0xffn);
  }
  return swapped;
}

/** The digest of a value: 16 lower-case hexadecimal characters. */
export function digestOf(value: ByteString): ByteString {
  return asBytes(hash64(value).toString(16).padStart(16, '0'));
}

function hash64(source: string): bigint {
  const { length } = source;
  if (length <= 16) return hashShort(source, BigInt(length));
  if (length <= 128) return hashMiddle(source);
  return length <= 240 ? hashMiddling(source) : hashLong(source);
}

function hashShort(source: string, length: bigint): bigint {
  const last = source.length;
  if (last > 8) {
    const low = read64(source, 0) ^ (secret64(24) ^ secret64(32));
    const high = read64(source, last - 8) ^ (secret64(40) ^ secret64(48));
    return avalanche(wrap(length + swapBytes(low) + high + foldProduct(low, high)));
  }
  if (last >= 4) {
    const both = read32(source, last - 4) + (read32(source, 0) << 32n);
    let hash = both ^ (secret64(8) ^ secret64(16));
    hash ^= rotate(hash, 49n) ^ rotate(hash, 24n);
    hash = wrap(hash * MIX_2);
    hash = wrap((hash ^ ((hash >> 35n) + length)) * MIX_2);
    return hash ^ (hash >> 28n);
  }
  if (last === 0) return avalancheShort(secret64(56) ^ secret64(64));
  const [first, middle] = [source.charCodeAt(0), source.charCodeAt(last >> 1)];
  const combined =
    (BigInt(first) << 16n) | (BigInt(middle) << 24n) | read8(source, last - 1) | (length << 8n);
  return avalancheShort(combined ^ read32(SECRET, 0) ^ read32(SECRET, 4));
}

const read8 = (source: string, at: number): bigint => BigInt(source.charCodeAt(at));

const mix16 = (source: string, at: number, secretAt: number): bigint =>
  foldProduct(
    read64(source, at) ^ secret64(secretAt),
    read64(source, at + 8) ^ secret64(secretAt + 8),
  );

/** 17 to 128 bytes: 16 at a time from both ends towards the middle. */
function hashMiddle(source: string): bigint {
  const { length } = source;
  let sum = BigInt(length) * P64_1;
  for (let at = (length - 1) >> 5; at >= 0; at--) {
    sum += mix16(source, at * 16, at * 32);
    sum += mix16(source, length - (at + 1) * 16, at * 32 + 16);
  }
  return avalanche(wrap(sum));
}

/** 129 to 240 bytes. */
function hashMiddling(source: string): bigint {
  const { length } = source;
  let sum = BigInt(length) * P64_1;
  for (let at = 0; at < 8; at++) sum += mix16(source, at * 16, at * 16);
  sum = avalanche(wrap(sum));
  for (let at = 8; at < length >> 4; at++) sum += mix16(source, at * 16, (at - 8) * 16 + 3);
  sum += mix16(source, length - 16, 136 - 17);
  return avalanche(wrap(sum));
}

const stripeBytes = 64;
const stripesPerBlock = (SECRET.length - stripeBytes) / 8;
const lastSecretAt = SECRET.length - stripeBytes;

/** Above 240 bytes: eight lanes take in stripes of 64 bytes and are scrambled after each block. */
function hashLong(source: string): bigint {
  const lanes = [P32_3, P64_1, P64_2, P64_3, P64_4, P32_2, P64_5, P32_1];
  const stripes = Math.floor((source.length - 1) / stripeBytes);
  for (let stripe = 0; stripe < stripes; stripe++) {
    const place = stripe % stripesPerBlock;
    accumulate(lanes, source, stripe * stripeBytes, place * 8);
    if (place === stripesPerBlock - 1) scramble(lanes);
  }
  accumulate(lanes, source, source.length - stripeBytes, lastSecretAt - 7);
  let sum = BigInt(source.length) * P64_1;
  for (let pair = 0; pair < 4; pair++) {
    const left = (lanes[pair * 2] ?? 0n) ^ secret64(11 + pair * 16);
    const right = (lanes[pair * 2 + 1] ?? 0n) ^ secret64(19 + pair * 16);
    sum += foldProduct(left, right);
  }
  return avalanche(wrap(sum));
}

function accumulate(lanes: bigint[], source: string, at: number, secretAt: number): void {
  for (let lane = 0; lane < lanes.length; lane++) {
    const taken = read64(source, at + lane * 8);
    const keyed = taken ^ secret64(secretAt + lane * 8);
    lanes[lane ^ 1] = wrap((lanes[lane ^ 1] ?? 0n) + taken);
    lanes[lane] = wrap((lanes[lane] ?? 0n) + (keyed & 0xffffffffn) * (keyed >> 32n));
  }
}

function scramble(lanes: bigint[]): void {
  for (let lane = 0; lane < lanes.length; lane++) {
    const value = lanes[lane] ?? 0n;
    lanes[lane] = wrap((value ^ (value >> 47n) ^ secret64(lastSecretAt + lane * 8)) * P32_1);
  }
}
