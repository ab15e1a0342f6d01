/** Patterns of `fileset`: `*`, `**`, `?`, `[a-z]` and `{a,b}`, with `/` between folders. */

/** The pattern as a regular expression in RE2's syntax; null when it is not valid. */
export function globPattern(glob: string): string | null {
  let source = '';
  let braces = 0;
  for (let at = 0; at < glob.length; at++) {
    const character = glob.charAt(at);
    if (character === '*') {
      if (/^\*\*\/?$/.test(glob.slice(at)) && startsPart(glob, at)) {
        source += '.*';
        at = glob.length;
      } else if (glob.startsWith('**/', at) && startsPart(glob, at)) {
        source += '(?:[^/]+/)*';
        at += 2;
      } else source += '[^/]*';
    } else if (character === '?') source += '[^/]';
    else if (character === '[') {
      const end = glob.indexOf(']', at + 2);
      if (end < 0) return null;
      const negated = glob[at + 1] === '^';
      const set = glob.slice(negated ? at + 2 : at + 1, end);
      source += `[${negated ? '^/' : ''}${set.replace(/[[\]\\^&~]/g, '\\$&')}]`;
      at = end;
    } else if (character === '{') {
      braces++;
      source += '(?:';
    } else if (character === '}' && braces > 0) {
      braces--;
      source += ')';
    } else if (character === ',' && braces > 0) source += '|';
    else if (character === '\\') {
      at++;
      if (at === glob.length) return null;
      source += quoted(glob.charAt(at));
    } else source += quoted(character);
  }
  return braces === 0 ? source : null;
}

function startsPart(glob: string, at: number): boolean {
  return at === 0 || glob[at - 1] === '/';
}

function quoted(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');
}
