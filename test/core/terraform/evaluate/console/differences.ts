/** Where our answer is another than Terraform's, and why that is right. A difference that is gone must leave the list. */
const WEAKER = 'is not computed by us; unknown is always safe';

export const DIFFERENCES: ReadonlyMap<string, string> = new Map([
  ['regex("(?P<a>x)(?P<a>y)", "xy")', `A pattern with two groups of one name ${WEAKER}.`],
  ['cidrhost("::ffff:1.2.3.4/120", 1)', `Terraform gives 0:1::ffff:102:300, which is wrong; it ${WEAKER}.`],
  ['cidrsubnet("10.0.0.0/8", -1, 0)', `Terraform gives a range around the given one; it ${WEAKER}.`],
  ['cidrsubnet("10.0.0.0/8", 8, -1)', `Terraform gives a range outside of the given one; it ${WEAKER}.`],
  ['file("files")', 'Whether a path is a folder is not asked; unknown is always safe.'],
  ['file("")', 'Whether a path is a folder is not asked; unknown is always safe.'],
  ['fileexists("files")', 'Whether a path is a folder is not asked; unknown is always safe.'],
  ['fileexists("")', 'Whether a path is a folder is not asked; unknown is always safe.'],
  [
    'base64gzip("hello")',
    `Another compressor gives other bytes than Go's, and a wrong text would be a wrong value; it ${WEAKER}.`,
  ],
  ['rsadecrypt("x", "y")', `A private key in the configuration is a finding of its own; it ${WEAKER}.`],
  [
    'pow(local.big, 1 / 3)',
    'The last digit of a power that is no whole number depends on the exponential function of the platform.',
  ],
  [
    'alltrue(setintersection(formatlist("%s-%v", "true", null), tolist(var.ports)))',
    'The type of the unknown intersection, from which Terraform sees the error, is not inferred; unknown is always safe.',
  ],
]);
