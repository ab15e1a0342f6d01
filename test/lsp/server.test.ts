import assert from 'node:assert/strict';
import { messageOf } from './support/client.ts';
import { startInProcess, type InProcess } from './support/inProcess.ts';

const ROOT = 'file:///ws';
const MAIN = `${ROOT}/app/main.tf`;
const OTHER = `${ROOT}/app/other.tf`;

describe('language server with a fake engine', () => {
  let running: InProcess | null = null;
  async function start(...args: Parameters<typeof startInProcess>): Promise<InProcess> {
    running = await startInProcess(...args);
    return running;
  }
  afterEach(async () => {
    // The exit notification would end this process.
    await running?.client.connection.sendRequest('shutdown');
    running?.client.connection.dispose();
    running = null;
  });

  it('publishes a finding with code, controls, severity, version and data', async () => {
    const { client } = await start();
    await client.open(MAIN, 'bad a\nmeh b\ngood c\n');
    const [bad, meh, ...rest] = await client.until(MAIN, (all) => all.length > 0);
    assert.deepEqual(rest, []);
    assert.equal(bad?.code, 'no-bad');
    assert.equal(bad.message, 'a is bad. [CC6.1]');
    assert.equal(bad.severity, 1);
    assert.equal(meh?.severity, 2);
    assert.equal(client.published[0]?.version, 1);
    assert.deepEqual(bad.data, {
      uri: MAIN,
      unit: 'terraform:file:///ws/app',
      policy: 'no-bad',
      resourceId: 'a',
      path: ['state'],
      generation: (bad.data as { generation: number }).generation,
    });
  });

  it('links to the policy page below the given root only', async () => {
    const { client } = await start({}, { initializationOptions: { pagesRoot: 'file:///ext/' } });
    await client.open(MAIN, 'bad a');
    const [bad] = await client.until(MAIN, (all) => all.length === 1);
    assert.equal(bad?.codeDescription?.href, 'file:///ext/docs/policies/no-bad.md');
  });

  it('follows typing, and publishes only what changed', async () => {
    const { client } = await start();
    await client.open(MAIN, 'bad a');
    await client.until(MAIN, (all) => all.length === 1);
    await client.type(MAIN, '\n', { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    await client.until(MAIN, ([first]) => first?.range.start.line === 1);
    await client.type(MAIN, 'good', { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } });
    await client.until(MAIN, (all) => all.length === 0);
    assert.deepEqual(
      client.published.map(({ version }) => version),
      [1, 2, 3],
    );
    await client.type(MAIN, '# nothing new\n\ngood a');
    await client.type(MAIN, 'bad z');
    await client.until(MAIN, (all) => all.length === 1);
    assert.equal(client.published.length, 4);
  });

  it('reads the siblings of an opened file first, and moves diagnostics in them', async () => {
    const { client } = await start({ [OTHER]: 'bad sibling', [`${ROOT}/app/deep/x.tf`]: 'bad deep' });
    await client.open(MAIN, 'good a');
    await client.until(OTHER, (all) => all.length === 1);
    assert.ok(!client.published.some(({ uri }) => uri.includes('deep')), 'a folder nobody opened is not shown');
  });

  it('lets the open buffer win over the disk, and the disk over nothing', async () => {
    const { client, workspace } = await start({ [MAIN]: 'bad disk', [OTHER]: 'good o' });
    await client.open(MAIN, 'good buffer');
    await client.open(OTHER, 'bad o');
    await client.until(OTHER, (all) => all.length === 1);
    assert.equal(client.diagnostics(MAIN).length, 0);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: MAIN, type: 2 }] });
    workspace.files.set(MAIN, 'bad disk2');
    await client.close(MAIN);
    const [shown] = await client.until(MAIN, (all) => all.length === 1);
    assert.equal(shown?.message, 'disk2 is bad. [CC6.1]');
  });

  it('takes in changes on disk, and forgets deleted files and folders', async () => {
    const { client, workspace } = await start({ [OTHER]: 'good o' });
    await client.open(MAIN, 'bad a');
    await client.until(MAIN, (all) => all.length === 1);
    workspace.files.set(OTHER, 'bad o');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: OTHER, type: 2 }] });
    await client.until(OTHER, (all) => all.length === 1);
    workspace.files.delete(OTHER);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: OTHER, type: 3 }] });
    await client.until(OTHER, (all) => all.length === 0);
  });

  it('withdraws the findings of a unit that has no open file any more', async () => {
    const { client } = await start({ [MAIN]: 'bad a' });
    await client.open(MAIN, 'bad a');
    await client.until(MAIN, (all) => all.length === 1);
    await client.close(MAIN);
    await client.until(MAIN, (all) => all.length === 0);
  });

  it('shows a crash of the evaluation on every file of the unit, never an empty list, and recovers', async () => {
    const { client } = await start({ [OTHER]: 'good o' });
    await client.open(MAIN, 'bad a');
    await client.until(MAIN, (all) => all.length === 1);
    await client.type(MAIN, 'crash');
    const [failure] = await client.until(MAIN, ([first]) => first?.code === 'not-checked');
    assert.equal(failure?.message, 'Plumbline could not check this file: the fake evaluation crashed');
    assert.equal(failure.range.start.line, 0);
    await client.until(OTHER, ([first]) => first?.code === 'not-checked');
    assert.ok(client.logged.some((line) => line.includes('the fake evaluation crashed')));
    await client.untilStatus(({ problems }) => problems.some((text) => text.includes('main.tf')));
    await client.type(MAIN, 'bad again');
    await client.until(MAIN, ([first]) => first?.code === 'no-bad');
  });

  it('shows a crash of the parser on its file only', async () => {
    const { client } = await start({ [OTHER]: 'bad o' });
    await client.open(MAIN, 'explode');
    await client.until(MAIN, ([first]) => messageOf(first).includes('the fake parser exploded'));
    await client.open(OTHER, 'bad o');
    const all = await client.until(OTHER, (list) => list.length > 0);
    assert.deepEqual(
      all.map(({ code }) => code),
      ['no-bad'],
    );
    await client.type(MAIN, 'bad a');
    await client.until(MAIN, (list) => list.length === 1 && list[0]?.code === 'no-bad');
  });

  it('shows unknown outcomes only when asked, and errors always', async () => {
    const { client } = await start({}, { settings: { unknown: 'hint' } });
    await client.open(MAIN, 'unknown a\nfaulty b\nwaived c');
    const shown = await client.until(MAIN, (all) => all.length === 2);
    assert.deepEqual(
      shown.map(({ severity }) => severity),
      [4, 2],
    );
    client.settings = { unknown: 'off' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(MAIN, (all) => all.length === 1);
  });

  it('obeys enable, exclude, disabled policies and severity overrides', async () => {
    const { client } = await start({}, { rootUri: ROOT, settings: { severityOverrides: { 'no-meh': 'low' } } });
    await client.open(MAIN, 'bad a\nmeh b');
    await client.until(MAIN, (all) => all.some(({ severity }) => severity === 3));
    for (const [settings, count] of [
      [{ policies: { disabled: ['no-bad'] } }, 1],
      [{ exclude: ['app/'] }, 0],
      [{ severityOverrides: { 'no-bad': 'off' } }, 1],
      [{ enable: false }, 0],
      [{}, 2],
    ] as const) {
      client.settings = settings;
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await client.until(MAIN, (all) => all.length === count);
    }
  });

  it('evaluates on save only when told so', async () => {
    const { client } = await start({}, { settings: { run: 'onSave', unknown: 'hint' } });
    await client.open(MAIN, 'unknown a');
    // The hint shows that the settings have been taken.
    await client.until(MAIN, (all) => all.length === 1);
    await client.type(MAIN, 'bad a\nbad b');
    for (let i = 0; i < 5; i++) await client.connection.sendRequest('plumbline/explain', { policy: 'no-bad' });
    assert.equal(client.diagnostics(MAIN).length, 1);
    await client.save(MAIN);
    await client.until(MAIN, (all) => all.length === 2);
  });

  it('coalesces edits that arrive together', async () => {
    const { client, engines } = await start();
    await client.open(MAIN, 'bad 0');
    await client.until(MAIN, (all) => all.length === 1);
    const before = engines[0]?.analyzed.length ?? 0;
    const edits = Array.from({ length: 50 }, (_, i) => client.type(MAIN, `bad ${String(i + 1)}`));
    await Promise.all(edits);
    await client.until(MAIN, ([first]) => messageOf(first).startsWith('50 '));
    const evaluations = (engines[0]?.analyzed.length ?? 0) - before;
    assert.ok(evaluations < 25, `${String(evaluations)} evaluations of 50 edits`);
  });

  it('answers quick fix, fix all of a policy, fix all and waiver; each leaves what it promises', async () => {
    const { client } = await start();
    await client.open(MAIN, 'bad a\nbad b\nmeh c');
    const diagnostics = await client.until(MAIN, (all) => all.length === 3);
    const actions = await client.codeActions(MAIN, diagnostics.slice(0, 1));
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'Make a good',
        'Fix all no-bad in this file (2)',
        'Fix all Plumbline findings in this file (2)',
        'Waive no-bad (holds once a reason is written)',
      ],
    );
    assert.equal(actions[0]?.isPreferred, true);
    assert.equal(actions[1]?.edit, undefined);
    await client.apply(actions[0]);
    assert.equal(client.text(MAIN), 'good a\nbad b\nmeh c');
    await client.until(MAIN, (all) => all.length === 2);
    const [fixAll, ...others] = await client.codeActions(MAIN, [], ['source.fixAll']);
    assert.deepEqual(others, []);
    assert.equal(fixAll?.kind, 'source.fixAll.plumbline');
    await client.apply(fixAll);
    assert.equal(client.text(MAIN), 'good a\ngood b\nmeh c');
    const [meh] = await client.until(MAIN, (all) => all.length === 1);
    assert.ok(meh);
    const [waive] = await client.codeActions(MAIN, [meh]);
    assert.ok(waive);
    await client.apply(waive);
    assert.equal(client.text(MAIN), 'good a\ngood b\n# plumbline:waive no-meh reason="" until=2026-10-30\nmeh c');
  });

  it('plans only a few fixes for a selection with many findings, and offers to fix all', async () => {
    const { client, engines } = await start();
    await client.open(MAIN, Array.from({ length: 100 }, (_, i) => `bad n${String(i)}`).join('\n'));
    const diagnostics = await client.until(MAIN, (all) => all.length === 100);
    const actions = await client.codeActions(MAIN, diagnostics);
    const planned = engines[0]?.planned.length ?? 0;
    assert.ok(planned < 30, `${String(planned)} fixes planned`);
    assert.ok(actions.some(({ title }) => title === 'Fix all no-bad in this file (100)'));
  });

  it('recomputes actions for a diagnostic whose place has moved since', async () => {
    const { client } = await start();
    await client.open(MAIN, 'bad a');
    const old = await client.until(MAIN, (all) => all.length === 1);
    await client.type(MAIN, '\n\nbad a');
    const [fix] = await client.codeActions(MAIN, old);
    assert.ok(fix);
    await client.apply(fix);
    assert.equal(client.text(MAIN), '\n\ngood a');
  });

  it('offers client commands where the client has them, and no edits without versions', async () => {
    const { client } = await start({}, { initializationOptions: { clientCommands: true }, capabilities: {} });
    await client.open(MAIN, 'bad a');
    const diagnostics = await client.until(MAIN, (all) => all.length === 1);
    const actions = await client.codeActions(MAIN, diagnostics);
    assert.deepEqual(
      actions.map(({ command }) => command?.command),
      ['plumbline.waive', 'plumbline.explainPolicy'],
    );
    const [finding] = (actions[0]?.command?.arguments ?? []) as unknown[];
    const edit = await client.connection.sendRequest('plumbline/planWaiver', {
      finding,
      reason: 'two\nlines',
      until: '2027-01-31',
    });
    assert.deepEqual(edit, {
      documentChanges: [
        {
          textDocument: { uri: MAIN, version: 1 },
          edits: [
            {
              range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
              newText: '# plumbline:waive no-bad reason="two lines" until=2027-01-31\n',
            },
          ],
        },
      ],
    });
    await assert.rejects(client.connection.sendRequest('plumbline/planWaiver', { finding, reason: ' ' }));
  });

  it('says why there can be no waiver in a file without comments', async () => {
    const { client } = await start({}, { initializationOptions: { clientCommands: true } });
    const json = `${ROOT}/app/main.tf.json`;
    await client.open(json, 'bad a', 'json');
    const [bad] = await client.until(json, (all) => all.length === 1);
    const waiver = { finding: bad?.data as unknown, reason: 'because' };
    await assert.rejects(client.connection.sendRequest('plumbline/planWaiver', waiver), /the file is JSON/);
    const gone = { ...waiver, finding: { ...(bad?.data as object), resourceId: 'gone' } };
    assert.equal(await client.connection.sendRequest('plumbline/planWaiver', gone), null);
  });

  it('explains a finding on hover, with hostile text escaped, and nothing elsewhere', async () => {
    const { client } = await start();
    await client.open(MAIN, 'bad [x](http://evil)\nwaived b\ngood c');
    await client.until(MAIN, (all) => all.length === 1);
    const hover = async (line: number): Promise<string> => {
      const answer = await client.connection.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', {
        textDocument: { uri: MAIN },
        position: { line, character: 1 },
      });
      return answer?.contents.value ?? '';
    };
    const bad = await hover(0);
    for (const part of [
      'Title of no-bad',
      'Why no-bad matters.',
      '**CC6.1** Logical access: It is evidence.',
      '**How to fix.** Write good',
    ]) {
      assert.ok(bad.includes(part), `${part} is in ${bad}`);
    }
    assert.ok(!bad.replace(/`[^`]*`/g, '').includes('[x](http'), bad);
    const waived = await hover(1);
    assert.match(waived, /\*\*Waived\.\*\* Reason: a &lt;b&gt;reason&lt;\/b&gt; · until 2030/);
    assert.equal(await hover(2), '');
  });

  it('knows a file by one uri however the client encodes it, and answers with the uri the client wrote', async () => {
    const folder = `${ROOT}/a%281%29`;
    const written = `${ROOT}/a(1)/main.tf`;
    const { client } = await start({ [`${folder}/main.tf`]: 'good a', [`${folder}/other.tf`]: 'bad o' });
    await client.open(written, 'bad a');
    const shown = await client.until(written, (all) => all.length === 1);
    await client.until(`${folder}/other.tf`, (all) => all.length === 1);
    assert.deepEqual(client.diagnostics(`${folder}/main.tf`), []);
    const [fix] = await client.codeActions(written, shown);
    assert.ok(fix);
    await client.apply(fix);
    await client.until(written, (all) => all.length === 0);
    await client.close(written);
  });

  it('pulls instead of pushing where the client can, with the other files of the unit', async () => {
    const { client } = await start(
      { [OTHER]: 'bad o' },
      { capabilities: { textDocument: { diagnostic: { relatedDocumentSupport: true } } } },
    );
    assert.ok(client.initializeResult.capabilities.diagnosticProvider);
    await client.open(MAIN, 'bad a');
    const pull = (
      previousResultId?: string,
    ): Promise<{
      kind: string;
      resultId: string;
      items: unknown[];
      relatedDocuments?: Record<string, { items: unknown[] }>;
    }> => client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: MAIN }, previousResultId });
    const first = await pull();
    assert.equal(first.kind, 'full');
    assert.equal(first.items.length, 1);
    assert.equal(first.relatedDocuments?.[OTHER]?.items.length, 1);
    assert.equal((await pull(first.resultId)).kind, 'unchanged');
    await client.type(MAIN, 'bad a\nbad b');
    assert.equal((await pull(first.resultId)).items.length, 2);
    assert.deepEqual(client.published, []);
  });

  it('pushes to a client that could pull but asks for pushing', async () => {
    const { client } = await start(
      {},
      { capabilities: { textDocument: { diagnostic: {} } }, initializationOptions: { diagnostics: 'push' } },
    );
    assert.equal(client.initializeResult.capabilities.diagnosticProvider, undefined);
    await client.open(MAIN, 'bad a');
    await client.until(MAIN, (all) => all.length === 1);
  });

  it('checks a buffer that was never saved, under its own uri', async () => {
    const { client } = await start();
    const uri = 'untitled:Untitled-1';
    await client.open(uri, 'bad a');
    const all = await client.until(uri, (list) => list.length === 1);
    const [fix] = await client.codeActions(uri, all);
    assert.ok(fix);
    await client.apply(fix);
    assert.equal(client.text(uri), 'good a');
    await client.until(uri, (list) => list.length === 0);
  });

  it('answers nonsense with errors and keeps working', async () => {
    const { client } = await start();
    await assert.rejects(client.connection.sendRequest('plumbline/render', { report: {}, format: 'exe' }));
    assert.equal(await client.connection.sendRequest('plumbline/explain', { policy: '../../etc' }), null);
    await client.codeActions(MAIN, [
      {
        message: 'x',
        range: { start: { line: 9, character: 9 }, end: { line: 9, character: 9 } },
        source: 'plumbline',
        data: { policy: 7 },
      },
    ]);
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: 'file:///never-opened.tf', version: 4 },
      contentChanges: [{ text: 'x' }],
    });
    await client.open(MAIN, 'bad a');
    await client.until(MAIN, (all) => all.length === 1);
  });
});
