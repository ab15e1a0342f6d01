/** Hashes and the like, with usual, unusual and wrong arguments. */
import { calls } from './values.ts';

export const hashes: readonly string[] = [
  ...['md5', 'sha1', 'sha256', 'sha512', 'base64sha256', 'base64sha512'].flatMap((name) =>
    calls(name, '"hello"', '""', '"é😀"', '1.50', 'true', 'var.secret'),
  ),
  ...calls(
    'uuidv5',
    '"dns", "example.com"',
    '"url", "https://example.com/"',
    '"oid", "1.2"',
    '"x500", "CN=x"',
    '"6ba7b810-9dad-11d1-80b4-00c04fd430c8", "a"',
    '"6BA7B810-9DAD-11D1-80B4-00C04FD430C8", "a"',
    '"none", "a"',
    '"", "a"',
    '"dns", ""',
    '"dns", "é"',
    '"{6ba7b810-9dad-11d1-80b4-00c04fd430c8}", "a"',
    '"urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8", "a"',
    '"6ba7b8109dad11d180b400c04fd430c8", "a"',
  ),
  ...calls('rsadecrypt', '"x", "y"', 'null, "y"', '"x"'),
];
