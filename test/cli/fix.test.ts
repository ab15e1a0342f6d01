import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, readdir, readFile, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { buildCli, plumbline, temporaryFolder, type TemporaryFolder } from './builtCli.ts';

const VOLUME = `# The scratch volume.
resource "aws_ebs_volume" "a" {
  size      = 1
  # Must stay.
  encrypted = false # for now
}
`;
const FIXED = VOLUME.replace('false # for now', 'true # for now');
const BUCKET = 'resource "aws_s3_bucket" "b" {\n  bucket = "b"\n}\n';

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: nginx\n';

describe('plumbline fix', function () {
  this.timeout(60_000);
  let folder: TemporaryFolder;
  before(buildCli);
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());
  const text = (name: string): Promise<string> => readFile(path.join(folder.path, name), 'utf8');

  it('fixes what can be fixed, keeps comments, and does nothing the second time', async () => {
    await folder.write('main.tf', VOLUME);
    const first = await plumbline(['fix', folder.path]);
    assert.equal(first.stderr, '');
    assert.equal(first.exitCode, 0);
    assert.match(
      first.stdout,
      /^Fixed aws-ebs-encrypted of aws_ebs_volume\.a \(main\.tf:5\)\nFixed 1 finding in 1 file\./,
    );
    assert.equal(await text('main.tf'), FIXED);
    const second = await plumbline(['fix', folder.path]);
    assert.match(second.stdout, /^Fixed 0 findings in 0 files\./);
    assert.equal(await text('main.tf'), FIXED);
    assert.deepEqual(await readdir(folder.path), ['main.tf']);
  });

  it('only shows a diff with --dry-run, which git can apply', async () => {
    await folder.write('sub/main.tf', VOLUME);
    await folder.write('bucket.tf', BUCKET);
    const { exitCode, stdout, stderr } = await plumbline([
      'fix',
      folder.path,
      '--dry-run',
      '-p',
      'aws-ebs-encrypted',
      '-p',
      'aws-s3-versioning',
    ]);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^--- a\/sub\/main\.tf\n\+\+\+ b\/sub\/main\.tf$/m);
    assert.match(stdout, /^- {2}encrypted = false # for now\n\+ {2}encrypted = true # for now$/m);
    assert.match(stderr, /Would fix \d+ findings in 2 files/);
    assert.equal(await text('sub/main.tf'), VOLUME);
    assert.equal(await text('bucket.tf'), BUCKET);
    execFileSync('git', ['apply', '-'], { cwd: folder.path, input: stdout });
    assert.equal(await text('sub/main.tf'), FIXED);
    assert.notEqual(await text('bucket.tf'), BUCKET);
  });

  it('fixes only the policies asked for, and says what is left', async () => {
    await folder.write('main.tf', `${VOLUME}\n${BUCKET}`);
    const { exitCode, stdout } = await plumbline(['fix', folder.path, '--policy', 'aws-ebs-encrypted']);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Fixed aws-ebs-encrypted/);
    assert.equal(await text('main.tf'), `${FIXED}\n${BUCKET}`);
    await folder.write('pod.yaml', POD);
    const left = await plumbline(['fix', folder.path, '--policy', 'k8s-image-tag']);
    assert.equal(left.exitCode, 1);
    assert.match(left.stdout, /^Fixed 0 findings in 0 files\. What is left:\n\npod\.yaml\n/);
    assert.equal(await text('pod.yaml'), POD);
  });

  it('leaves waived findings alone', async () => {
    const waived = `# plumbline:waive aws-ebs-encrypted reason="Scratch" until=2999-01-31 owner=ops ticket=T-1\n${VOLUME.split('\n').slice(1).join('\n')}`;
    await folder.write('main.tf', waived);
    const { exitCode } = await plumbline(['fix', folder.path]);
    assert.equal(exitCode, 0);
    assert.equal(await text('main.tf'), waived);
  });

  it('keeps line endings, the byte order mark, the mode, and links', async function () {
    if (process.platform === 'win32') this.skip();
    await folder.write('real/windows.txt', `\ufeff${VOLUME.replaceAll('\n', '\r\n')}`);
    const file = path.join(folder.path, 'real/windows.tf');
    await symlink('windows.txt', file);
    await chmod(path.join(folder.path, 'real/windows.txt'), 0o640);
    const { exitCode } = await plumbline(['fix', folder.path]);
    assert.equal(exitCode, 0);
    assert.equal(await text('real/windows.txt'), `\ufeff${FIXED.replaceAll('\n', '\r\n')}`);
    assert.equal((await stat(file)).mode & 0o777, 0o640);
    assert.deepEqual((await readdir(path.join(folder.path, 'real'))).sort(), ['windows.tf', 'windows.txt']);
  });

  it('changes no UTF-16 file, and says so', async () => {
    const bytes = new Uint8Array(Buffer.from(`\ufeff${VOLUME}`, 'utf16le'));
    await folder.write('main.tf', bytes);
    const { exitCode, stderr } = await plumbline(['fix', folder.path]);
    assert.equal(exitCode, 2);
    assert.match(stderr, /main\.tf was not changed: it is UTF-16LE/);
    assert.deepEqual(new Uint8Array(await readFile(path.join(folder.path, 'main.tf'))), bytes);
  });
});
