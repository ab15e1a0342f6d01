/** Bytes and texts: UTF-8 and base64 as Go reads and writes them. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET).map((character, value) => [character, value]));

export function toUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Null for bytes that are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Standard alphabet, padded. */
export function toBase64(bytes: Uint8Array): string {
  let result = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.subarray(at, at + 3);
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    result += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63);
    result += second === undefined ? '=' : ALPHABET.charAt((bits >> 6) & 63);
    result += third === undefined ? '=' : ALPHABET.charAt(bits & 63);
  }
  return result;
}

/** Line ends are skipped; padding is required. Null for what is not base64. */
export function fromBase64(text: string): Uint8Array | null {
  const packed = text.replace(/[\r\n]/g, '');
  if (packed.length % 4 !== 0) return null;
  const padding = packed.endsWith('==') ? 2 : packed.endsWith('=') ? 1 : 0;
  const result = new Uint8Array((packed.length / 4) * 3 - padding);
  let bits = 0;
  for (let at = 0; at < packed.length - padding; at++) {
    const value = VALUES.get(packed.charAt(at));
    if (value === undefined) return null;
    bits = ((bits << 6) | value) & 0xffffff;
    const filled = at % 4;
    if (filled > 0) result[Math.floor(at / 4) * 3 + filled - 1] = bits >> (6 - 2 * filled);
  }
  return result;
}
