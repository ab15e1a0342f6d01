/** The port to the strict second opinion on Terraform texts (hcl2-parser, in a worker on Node). */
import type { StrictVerdict } from './model.ts';

export interface StrictParser {
  /** Never rejects: a crash or time-out of the parser is `ok: false` with a message that says so. */
  check(text: string): Promise<StrictVerdict>;
  dispose(): Promise<void>;
}
