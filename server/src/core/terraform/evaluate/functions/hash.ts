/** Hashes of texts. */
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { NUMBER, STRING } from '../types.ts';
import { refused, string, unknownOf } from '../value.ts';
import { textOf } from './arguments.ts';
import { toBase64, toHex, toUtf8 } from './bytes.ts';
import { define, defineVariadic, param, type FunctionGroup } from './spec.ts';

export type Digest = (bytes: Uint8Array) => Uint8Array;

/** Digests by the names that functions have for them. */
export const DIGESTS: Readonly<Record<'md5' | 'sha1' | 'sha256' | 'sha512', Digest>> = { md5, sha1, sha256, sha512 };

const ofText = (digest: Digest, write: (bytes: Uint8Array) => string): FunctionGroup[string] =>
  define([param(STRING)], STRING, ([text]) => string(write(digest(toUtf8(textOf(text))))));

export const hash: FunctionGroup = {
  base64sha256: ofText(sha256, toBase64),
  base64sha512: ofText(sha512, toBase64),
  md5: ofText(md5, toHex),
  sha1: ofText(sha1, toHex),
  sha256: ofText(sha256, toHex),
  sha512: ofText(sha512, toHex),
  uuidv5: define([param(STRING), param(STRING)], STRING, ([namespace, name]) => {
    const uuid = uuidV5(textOf(namespace), textOf(name));
    return uuid === null ? refused('the namespace must be dns, url, oid, x500 or a UUID') : string(uuid);
  }),
  // Salted, random or secret: never known before Terraform runs.
  bcrypt: defineVariadic([param(STRING)], param(NUMBER), STRING, () => unknownOf(STRING, true)),
  uuid: define([], STRING, () => unknownOf(STRING, true)),
  // Needs a private key in the configuration, which is itself worth a finding.
  rsadecrypt: define([param(STRING), param(STRING)], STRING, () => unknownOf(STRING, true)),
};

/** Namespaces of RFC 4122, appendix C. */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['dns', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  ['url', '6ba7b811-9dad-11d1-80b4-00c04fd430c8'],
  ['oid', '6ba7b812-9dad-11d1-80b4-00c04fd430c8'],
  ['x500', '6ba7b814-9dad-11d1-80b4-00c04fd430c8'],
]);

function uuidV5(namespace: string, name: string): string | null {
  const uuid = NAMESPACES.get(namespace) ?? namespace;
  // Also as a URN, in braces and without dashes.
  const bare = uuid.replace(/^urn:uuid:/i, '').replace(/^\{(.{36})\}$/, '$1');
  const dashed = bare.replace(
    /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i,
    '$1-$2-$3-$4-$5',
  );
  const match = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i.exec(dashed);
  if (match === null) return null;
  const space = Uint8Array.from(match.slice(1).join('').match(/../g) ?? [], (hex) => Number.parseInt(hex, 16));
  const digest = sha1(Uint8Array.from([...space, ...toUtf8(name)])).slice(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  return toHex(digest).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
