import assert from 'node:assert/strict';
import { checkSettings, DEFAULT_SETTINGS } from '../../server/src/lsp/configuration.ts';
import { CATALOG } from './support/fakeEngine.ts';

describe('settings', () => {
  it('have defaults for everything', () => {
    for (const section of [undefined, null, {}, [], 'x', 7]) {
      assert.deepEqual(checkSettings(section, CATALOG), { settings: DEFAULT_SETTINGS, problems: [] });
    }
  });

  it('are taken when they are right', () => {
    const { settings, problems } = checkSettings(
      {
        enable: false,
        run: 'onSave',
        unknown: 'hint',
        exclude: ['a/'],
        policies: { disabled: ['no-bad'] },
        severityOverrides: { 'no-meh': 'off' },
        policySettings: { 'no-bad': { limit: 9 } },
        terraform: { variableFiles: { infra: ['prod.tfvars'] } },
        trace: { server: 'off' },
      },
      CATALOG,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, {
      enable: false,
      run: 'onSave',
      unknown: 'hint',
      exclude: ['a/'],
      disabledPolicies: new Set(['no-bad']),
      severityOverrides: new Map([['no-meh', 'off']]),
      policySettings: { 'no-bad': { limit: 9 } },
      variableFiles: { infra: ['prod.tfvars'] },
    });
  });

  it('are replaced by defaults and named when they are wrong', () => {
    const { settings, problems } = checkSettings(
      {
        enable: 'yes',
        run: 'never',
        unknown: 1,
        exclude: [3],
        policies: { disabled: ['no-such'] },
        severityOverrides: { 'no-bad': 'loud', other: 'low' },
        policySettings: { 'no-bad': { limit: 'nine', more: 1 }, 'no-meh': [] },
      },
      CATALOG,
    );
    assert.deepEqual(settings, DEFAULT_SETTINGS);
    assert.equal(problems.length, 10);
    for (const name of ['enable', 'run', 'unknown', 'exclude', 'no-such', 'loud', 'other', 'limit', 'more', 'no-meh']) {
      assert.equal(problems.filter((text) => text.includes(name)).length >= (name === 'loud' ? 0 : 1), true, name);
    }
  });

  it('take variable files inside the workspace folder only', () => {
    const variableFiles = {
      '.': ['prod.tfvars', 'env/a.tfvars.json'],
      'live/app': ['../shared.tfvars', '../../up.tfvars', '../../../out.tfvars', '/etc/x.tfvars', 'secret.txt'],
      '../other': ['x.tfvars'],
      'C:\\': ['x.tfvars'],
      'no-list': 'x.tfvars',
    };
    const { settings, problems } = checkSettings({ terraform: { variableFiles } }, CATALOG);
    assert.deepEqual(settings.variableFiles, {
      '.': ['prod.tfvars', 'env/a.tfvars.json'],
      'live/app': ['../shared.tfvars', '../../up.tfvars'],
    });
    assert.equal(problems.length, 6);
    for (const name of ['../../../out.tfvars', '/etc/x.tfvars', 'secret.txt', '../other', 'C:', 'no-list']) {
      assert.equal(problems.filter((text) => text.includes(`"${name}`)).length, 1, name);
    }
    assert.equal(checkSettings({ terraform: { variableFiles: ['x.tfvars'] } }, CATALOG).problems.length, 1);
  });

  it('do not let a key such as __proto__ through', () => {
    const section: unknown = JSON.parse(
      '{"policySettings": {"__proto__": {"x": 1}}, "severityOverrides": {"constructor": "low"}}',
    );
    const { settings, problems } = checkSettings(section, CATALOG);
    assert.equal(problems.length, 2);
    assert.deepEqual(settings, DEFAULT_SETTINGS);
  });
});
