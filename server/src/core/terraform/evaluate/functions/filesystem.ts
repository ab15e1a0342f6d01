/**
 * Functions on files and paths: files of the workspace only, through the scope's port.
 *
 * A path is a text to be looked up; nothing here reads anything itself.
 */
import { BOOL, STRING, setOf, type Type } from '../types.ts';
import { RE2JS } from 're2js';
import { makeSet } from '../convert.ts';
import { bool, refused, string, unknownOf, type Value } from '../value.ts';
import type { Scope } from '../scope.ts';
import { textOf } from './arguments.ts';
import { fromUtf8, toBase64, toHex } from './bytes.ts';
import { globPattern } from './glob.ts';
import { DIGESTS, type Digest } from './hash.ts';
import { define, param, type FunctionGroup } from './spec.ts';

const onPath = (apply: (path: string, scope: Scope) => Value, returns: Type = STRING): FunctionGroup[string] =>
  define([param(STRING)], returns, ([path], scope) => apply(textOf(path), scope));

const onFile = (write: (bytes: Uint8Array) => Value): FunctionGroup[string] =>
  onPath((path, scope) => withFile(path, scope, write));

const digestOf = (digest: Digest, write: (bytes: Uint8Array) => string): FunctionGroup[string] =>
  onFile((bytes) => string(write(digest(bytes))));

export const filesystem: FunctionGroup = {
  file: onFile((bytes) => {
    const text = fromUtf8(bytes);
    return text === null ? refused('the file is not UTF-8') : string(text);
  }),
  filebase64: onFile((bytes) => string(toBase64(bytes))),
  filebase64sha256: digestOf(DIGESTS.sha256, toBase64),
  filebase64sha512: digestOf(DIGESTS.sha512, toBase64),
  filemd5: digestOf(DIGESTS.md5, toHex),
  filesha1: digestOf(DIGESTS.sha1, toHex),
  filesha256: digestOf(DIGESTS.sha256, toHex),
  filesha512: digestOf(DIGESTS.sha512, toHex),
  fileexists: onPath((path, scope) => {
    const exists = scope.files?.exists(path) ?? null;
    return exists === null ? unknownOf(BOOL, true) : bool(exists);
  }, BOOL),
  fileset: define([param(STRING), param(STRING)], setOf(STRING), ([folder, pattern], scope) =>
    fileSet(textOf(folder), textOf(pattern), scope),
  ),
  // Only an absolute path is the same wherever Terraform runs.
  abspath: onPath((path) => (path.startsWith('/') ? string(cleanPath(path)) : unknownOf(STRING, true))),
  pathexpand: onPath((path) => (path.startsWith('~') ? unknownOf(STRING, true) : string(path))),
  basename: onPath((path) => string(baseName(path))),
  dirname: onPath((path) => string(directoryName(path))),
};

/** Applies to a file's bytes; a file that is certainly not there is refused. */
export function withFile(path: string, scope: Scope, apply: (bytes: Uint8Array) => Value): Value {
  const bytes = scope.files?.read(path) ?? null;
  if (bytes !== null) return apply(bytes);
  return scope.files?.exists(path) === false ? refused(`there is no file ${path}`) : unknownOf(STRING, true);
}

function fileSet(folder: string, pattern: string, scope: Scope): Value {
  const files = scope.files?.list(folder) ?? null;
  const source = globPattern(pattern);
  if (source === null) return refused('the pattern is not valid');
  if (files === null) return unknownOf(setOf(STRING), true);
  const matcher = RE2JS.compile(source);
  return makeSet(STRING, files.filter((file) => matcher.matches(file)).map(string));
}

/** The shortest equal path: no empty parts, no `.`, no `..` that can be resolved. */
function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !path.startsWith('/')) parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/') || '.';
}

function baseName(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

function directoryName(path: string): string {
  return cleanPath(path.slice(0, path.lastIndexOf('/') + 1));
}
