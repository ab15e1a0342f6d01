/** Functions on IP address ranges, IPv4 and IPv6, in CIDR notation (RFC 4632, RFC 4291; written as RFC 5952 says). */
import { NUMBER, STRING, listOf } from '../types.ts';
import { refused, string, typedList, unknownOf, type Value } from '../value.ts';
import { integerOf, textOf, wholeOf, NOT_WHOLE } from './arguments.ts';
import { define, defineVariadic, param, type FunctionGroup } from './spec.ts';

interface Network {
  /** The lowest address. */
  readonly start: bigint;
  readonly prefix: number;
  /** Bits of an address: 32 or 128. */
  readonly bits: 32 | 128;
}

const LIST_OF_STRINGS = listOf(STRING);

export const network: FunctionGroup = {
  cidrhost: define([param(STRING), param(NUMBER)], STRING, ([prefix, host]) =>
    within(prefix, (range) => hostOf(range, integerOf(host))),
  ),
  cidrnetmask: define([param(STRING)], STRING, ([prefix]) =>
    within(prefix, (range) =>
      range.bits === 32
        ? string(addressText((1n << 32n) - sizeOf(range), 32))
        : refused('an IPv6 range has no netmask'),
    ),
  ),
  cidrsubnet: define([param(STRING), param(NUMBER), param(NUMBER)], STRING, ([prefix, bits, index]) =>
    within(prefix, (range) => subnet(range, wholeOf(bits), integerOf(index))),
  ),
  cidrsubnets: defineVariadic([param(STRING)], param(NUMBER), LIST_OF_STRINGS, ([prefix, ...bits]) =>
    within(prefix, (range) => subnets(range, bits.map(wholeOf))),
  ),
};

function within(prefix: Value | undefined, apply: (range: Network) => Value): Value {
  const range = parseNetwork(textOf(prefix));
  // Terraform mixes up the two forms of an IPv4 address inside IPv6.
  if (range?.bits === 128 && range.start >> 32n === 0xffffn) return unknownOf(STRING, true);
  return range === null ? refused(`"${textOf(prefix)}" is not an address range`) : apply(range);
}

function sizeOf(range: Network): bigint {
  return 1n << BigInt(range.bits - range.prefix);
}

/** A host below zero counts from the end. */
function hostOf(range: Network, host: bigint | null): Value {
  if (host === null) return NOT_WHOLE;
  const size = sizeOf(range);
  const offset = host < 0n ? size + host : host;
  if (offset < 0n || offset >= size) return refused('the range has no such host');
  return string(addressText(range.start + offset, range.bits));
}

function subnet(range: Network, bits: number | null, index: bigint | null): Value {
  if (bits === null || index === null) return NOT_WHOLE;
  const prefix = range.prefix + bits;
  // Terraform computes something, which is no subnet of the range.
  if (bits < 0 || (index < 0n && prefix <= range.bits)) return unknownOf(STRING, true);
  if (prefix > range.bits) return refused('the prefix cannot be extended by so many bits');
  if (index >= 1n << BigInt(bits)) return refused('there is no such subnet');
  const start = range.start + (index << BigInt(range.bits - prefix));
  return string(`${addressText(start, range.bits)}/${prefix}`);
}

/** More bits than this are refused in one call, whatever the address. */
const EXTENSION_BOUND = 32;

/** Consecutive subnets of the given sizes, each on its own boundary. */
function subnets(range: Network, extensions: readonly (number | null)[]): Value {
  const results: Value[] = [];
  let next = range.start;
  for (const bits of extensions) {
    if (bits === null) return NOT_WHOLE;
    const prefix = range.prefix + bits;
    if (bits < 1 || bits > EXTENSION_BOUND || prefix > range.bits) {
      return refused('the prefix cannot be extended by so many bits');
    }
    const size = 1n << BigInt(range.bits - prefix);
    const start = ((next + size - 1n) / size) * size;
    // Terraform looks for the subnet behind the one before, and there is none before the first address of all.
    if (start === 0n) return refused('the range has no space left');
    if (start + size > range.start + sizeOf(range)) return refused('the range has no space left');
    results.push(string(`${addressText(start, range.bits)}/${prefix}`));
    next = start + size;
  }
  return typedList(STRING, results);
}

/** Null for what is no address range. Leading zeros are decimal, as in Terraform. */
function parseNetwork(text: string): Network | null {
  const match = /^([0-9A-Fa-f:.]+)\/(\d{1,3})$/.exec(text);
  const [, address = '', length = ''] = match ?? [];
  const bits = address.includes(':') ? 128 : 32;
  const value = bits === 128 ? parseV6(address) : parseV4(address);
  const prefix = Number(length);
  if (match === null || value === null || prefix > bits) return null;
  const low = BigInt(bits - prefix);
  return { start: (value >> low) << low, prefix, bits };
}

function parseV4(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,6}$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function parseV6(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const groups = halves.map((half, index) => groupsOf(half, index === halves.length - 1));
  const [head, tail] = groups;
  if (head === null || head === undefined || tail === null) return null;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const all = [...head, ...Array.from({ length: tail === undefined ? 0 : missing }, () => 0n), ...(tail ?? [])];
  return all.reduce((sum, group) => (sum << 16n) + group, 0n);
}

/** Groups of 16 bits; the last two may be written as an IPv4 address. */
function groupsOf(text: string, isLast: boolean): readonly bigint[] | null {
  if (text === '') return [];
  const groups: bigint[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (isLast && index === parts.length - 1 && part.includes('.')) {
      const v4 = parseV4(part);
      if (v4 === null) return null;
      groups.push(v4 >> 16n, v4 & 0xffffn);
    } else if (/^[0-9A-Fa-f]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`));
    else return null;
  }
  return groups;
}

function addressText(address: bigint, bits: 32 | 128): string {
  if (bits === 32) {
    return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join('.');
  }
  const groups = Array.from({ length: 8 }, (_, index) => (address >> BigInt(112 - 16 * index)) & 0xffffn);
  const [start, length] = longestZeros(groups);
  const text = (part: readonly bigint[]): string => part.map((group) => group.toString(16)).join(':');
  return length < 2 ? text(groups) : `${text(groups.slice(0, start))}::${text(groups.slice(start + length))}`;
}

function longestZeros(groups: readonly bigint[]): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (end < groups.length && groups[end] === 0n) end++;
    if (end - start > best[1]) best = [start, end - start];
  }
  return best;
}
