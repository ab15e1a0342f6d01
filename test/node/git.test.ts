import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, utimes } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { publicUrl, readGit } from '../../server/src/node/git.ts';
import { temporaryFolder, type TemporaryFolder } from '../cli/builtCli.ts';

describe('reading git', () => {
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = await temporaryFolder({ 'main.tf': 'a = 1\n', 'sub/b.tf': '' });
  });
  afterEach(() => folder.remove());
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], {
      cwd: folder.path,
      encoding: 'utf8',
    }).trim();
  const commit = (): void => {
    git('init', '--quiet', '--initial-branch=main');
    git('add', '.');
    git('commit', '--quiet', '-m', 'one');
  };

  it('says nothing outside a work tree, and before the first commit', async () => {
    assert.equal(await readGit(folder.path), null);
    git('init', '--quiet');
    assert.equal(await readGit(folder.path), null);
    assert.equal(await readGit(path.join(folder.path, 'nowhere')), null);
  });

  it('says commit, branch and where in the repository', async () => {
    commit();
    assert.deepEqual(await readGit(path.join(folder.path, 'sub')), {
      commit: git('rev-parse', 'HEAD'),
      branch: 'main',
      dirty: false,
      repository: null,
      prefix: 'sub/',
    });
    git('checkout', '--quiet', '--detach');
    assert.equal((await readGit(folder.path))?.branch, null);
  });

  it('calls changed, and new, files changes', async () => {
    commit();
    await folder.write('new.tf', '');
    assert.equal((await readGit(folder.path))?.dirty, true);
    git('add', '.');
    git('commit', '--quiet', '-m', 'two');
    assert.equal((await readGit(folder.path))?.dirty, false);
    await folder.write('main.tf', 'a = 2\n');
    assert.equal((await readGit(folder.path))?.dirty, true);
  });

  it('runs nothing that the repository names', async function () {
    if (process.platform === 'win32') this.skip();
    const marker = path.join(folder.path, '.git', 'ran');
    await folder.write('.gitattributes', '*.tf filter=evil\n');
    commit();
    const program = await folder.write('.git/evil.sh', `#!/bin/sh\ntouch '${marker}'\ncat\n`);
    await chmod(program, 0o755);
    for (const hook of ['post-index-change', 'fsmonitor-watchman']) {
      await chmod(await folder.write(`.git/hooks/${hook}`, `#!/bin/sh\ntouch '${marker}'\n`), 0o755);
    }
    git('config', 'core.fsmonitor', program);
    git('config', 'core.pager', program);
    git('config', 'core.sshCommand', program);
    await folder.write(
      '.git/more',
      `[filter "evil"]\n\tclean = ${program}\n\tprocess = ${program}\n\trequired = true\n`,
    );
    git('config', 'include.path', 'more');
    // A file with a new time is one that git must look into, through its filter.
    await utimes(path.join(folder.path, 'main.tf'), new Date(0), new Date(0));
    const answer = await readGit(folder.path);
    assert.equal(answer?.dirty, false);
    assert.ok(!existsSync(marker));
    // The trap works: without care, git does run it.
    spawnSync('git', ['status'], { cwd: folder.path });
    assert.ok(existsSync(marker));
  });

  it('shows a remote without its secrets', () => {
    assert.equal(publicUrl('https://user:token@example.com/o/r.git?x=1#y'), 'https://example.com/o/r.git');
    assert.equal(publicUrl('git@example.com:o/r.git'), 'ssh://example.com/o/r.git');
    assert.equal(publicUrl('ssh://git@example.com:22/o/r.git'), 'ssh://example.com:22/o/r.git');
    for (const local of ['/srv/git/r.git', '../r.git', 'file:///srv/r.git', 'C:\\git\\r', 'ext::sh -c x', '']) {
      assert.equal(publicUrl(local), null, local);
    }
  });
});
