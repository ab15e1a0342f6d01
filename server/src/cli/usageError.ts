/** A wrong use of the command line, in words for the user; `run` turns it into exit code 2. */
export class UsageError extends Error {}
