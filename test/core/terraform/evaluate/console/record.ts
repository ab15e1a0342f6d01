/**
 * Records anew what `terraform console` answers to the expressions of the corpus: `npm run console:record`.
 *
 * Needs Terraform 1.11 on the path, and nothing else: the module has no providers. Takes some minutes.
 */
import { CORPUS } from './corpus/index.ts';
import { writeRecording } from './recording.ts';
import { ask } from './terraformConsole.ts';

const answers = await ask(CORPUS);
await writeRecording(new Map(CORPUS.map((expression, index) => [expression, answers[index] ?? { kind: 'error' }])));
console.log(`${CORPUS.length} expressions recorded`);
