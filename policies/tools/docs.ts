/** `npm run policies:docs`: writes the policies' pages again from the committed catalog and the fixtures; needs no opa. */
import { join } from 'node:path';
import type { Catalog } from '../../server/src/core/model.ts';
import { writePages } from './pages.ts';
import { POLICIES, readText } from './sources.ts';

writePages(JSON.parse(readText(join(POLICIES, 'bundle', 'catalog.json'))) as Catalog);
