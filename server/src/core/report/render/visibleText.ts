/**
 * Makes what a hostile name could hide visible: control characters (terminal escapes), marks that turn the writing direction,
 * characters without width, halves of surrogate pairs. Everything printed for people goes through here.
 */

const HIDDEN =
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/gu;

/** `a\u202eb` becomes `a‹U+202E›b`. Line breaks and tabs are shown too: the result is one line. */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `‹U+${code}›`;
  });
}
