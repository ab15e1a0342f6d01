/**
 * Types real files into the engine: no state may crash it, put a finding outside of its block, or lose the findings of a block that
 * is not being typed. Every TYPING_STRIDE-th prefix is tried (23 unless set; 1 takes minutes).
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Engine, Finding, UnitAnalysis } from '../../server/src/core/index.ts';
import { createLineIndex } from '../../server/src/core/lineIndex.ts';
import { testEngine } from '../support/testEngine.ts';

const CORPUS = path.resolve(import.meta.dirname, '../../../shared/corpus/real');
const STRIDE = Number(process.env['TYPING_STRIDE'] ?? 23);
const FILES = 20;
const FOLDER = 'file:///module';

/** Files of a kind below a folder that have something to find, in order of their names. */
function filesBelow(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function analysisOf(engine: Engine, uri: string): UnitAnalysis | null {
  const [unit] = engine.unitsOf(uri);
  return unit === undefined ? null : engine.analyze(unit);
}

/** Findings that hang on nothing but their own resource: siblings that are not typed yet change the others. */
const ALONE = /^(aws-(ebs|rds|kms|cloudtrail)|k8s-(privileged|priv-escalation|run-as-nonroot|image-tag|seccomp))/;

const keyOf = ({ policy, resource, range }: Finding): string =>
  `${policy} ${resource} ${String(range.start.line)}:${String(range.start.character)}`;

interface Counts {
  states: number;
  expected: number;
  lost: number;
}

async function typeIn(file: string, counts: Counts): Promise<void> {
  const text = readFileSync(file, 'utf8');
  const { engine } = await testEngine();
  const uri = `${FOLDER}/${path.basename(file)}`;
  let version = 0;
  engine.setFile({ uri, version: ++version, text });
  const whole = analysisOf(engine, uri);
  engine.removeFile(uri);
  const lines = createLineIndex(text);
  const ends = new Map(whole?.resources.map(({ id, range }) => [id, lines.offsetAt(range.end)]));
  const wanted = (whole?.findings ?? []).filter(({ outcome, policy }) => outcome === 'fail' && ALONE.test(policy));
  for (let length = 0; length <= text.length; length += STRIDE) {
    engine.setFile({ uri, version: ++version, text: text.slice(0, length) });
    const analysis = analysisOf(engine, uri);
    counts.states++;
    const found = new Set(analysis?.findings.map(keyOf));
    for (const finding of wanted) {
      if ((ends.get(finding.resourceId) ?? Infinity) > length) continue;
      counts.expected++;
      if (!found.has(keyOf(finding))) counts.lost++;
    }
    const resources = new Map(analysis?.resources.map((resource) => [resource.id, resource]));
    for (const finding of analysis?.findings ?? []) {
      const range = resources.get(finding.resourceId)?.range;
      assert.ok(range !== undefined, `${file} at ${String(length)}: ${finding.policy} is of no resource`);
      const inside = finding.range.start.line >= range.start.line && finding.range.end.line <= range.end.line;
      assert.ok(inside, `${file} at ${String(length)}: ${finding.policy} stands outside of ${finding.resource}`);
    }
  }
  engine.dispose();
}

describe('typing real files', function () {
  this.timeout(600_000);

  it('keeps the findings of what is not being typed', async function () {
    const total: Counts = { states: 0, expected: 0, lost: 0 };
    for (const [name, folder, ending] of [
      ['Terraform', 'terragoat/terraform/aws', /\.tf$/],
      ['Kubernetes', 'kubernetes-goat/scenarios', /deployment\.yaml$/],
    ] as const) {
      const top = path.join(CORPUS, folder);
      if (!existsSync(top)) {
        console.log(`      left out: no corpus beside the checkout (${folder})`);
        this.skip();
      }
      const counts: Counts = { states: 0, expected: 0, lost: 0 };
      for (const file of filesBelow(top, ending).slice(0, FILES / 2)) await typeIn(file, counts);
      console.log(
        `      ${name}: ${String(counts.states)} states, ${String(counts.lost)} of ${String(counts.expected)} findings lost`,
      );
      total.states += counts.states;
      total.expected += counts.expected;
      total.lost += counts.lost;
    }
    assert.ok(total.expected > 0);
    assert.ok(total.lost / total.expected <= 0.01, `${String(total.lost)} of ${String(total.expected)} lost`);
  });
});
