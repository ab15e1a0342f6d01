/** The expressions that are compared with `terraform console`. */
import { addresses } from './addresses.ts';
import { encodings } from './encodings.ts';
import { files } from './files.ts';
import { flow } from './flow.ts';
import { format } from './format.ts';
import { generated } from './generated.ts';
import { hashes } from './hashes.ts';
import { language } from './language.ts';
import { lists } from './lists.ts';
import { maps } from './maps.ts';
import { numbers } from './numbers.ts';
import { random } from './random.ts';
import { texts } from './texts.ts';
import { times } from './times.ts';

export const CORPUS: readonly string[] = [
  ...new Set([
    ...language,
    ...flow,
    ...texts,
    ...format,
    ...lists,
    ...maps,
    ...numbers,
    ...encodings,
    ...hashes,
    ...times,
    ...addresses,
    ...files,
    ...generated,
    ...random,
  ]),
];
