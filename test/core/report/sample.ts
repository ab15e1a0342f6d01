/** A report with every kind of thing in it, from real input and the committed bundle. */
import { scanInMemory, type MemoryScan } from '../../support/scanInMemory.ts';
import type { ScanOptions } from '../../../server/src/core/index.ts';

/** Names that would break a page, a terminal or a reader's eye if they were printed as they are. */
export const HOSTILE = '<script>alert(1)</script>"\'&\u202efdp.exe\u200b\u001b[31m';

export const FILES = {
  '/repo/main.tf': `resource "aws_ebs_volume" "plain" {
  size      = 1
  encrypted = false
}

resource "aws_ebs_volume" "good" {
  size      = 1
  encrypted = true
}

resource "aws_ebs_volume" "later" {
  size      = 1
  encrypted = var.encrypted
}

# plumbline:waive aws-ebs-encrypted reason="Scratch data <b>only</b>" until=2027-01-31 owner=ops ticket=T-1
resource "aws_ebs_volume" "scratch" {
  size      = 1
  encrypted = false
}

# plumbline:waive aws-ebs-encrypted reason="Too old" until=2020-01-31 owner=ops ticket=T-2
resource "aws_ebs_volume" "expired" {
  size      = 1
  encrypted = false
}

# plumbline:waive aws-ebs-encrypted reason="Nothing to waive here" until=2027-01-31 owner=ops ticket=T-3
resource "aws_ebs_volume" "unused" {
  size      = 1
  encrypted = true
}

variable "encrypted" {
  type = bool
}
`,
  '/repo/broken/main.tf': 'resource "aws_ebs_volume" "b" {\n  encrypted = \n}\n',
  [`/repo/${HOSTILE.replaceAll('/', '∕')}/main.tf`]: 'resource "aws_s3_bucket" "b" {\n  bucket = "b"\n}\n',
  '/repo/pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: "<img src=x onerror=alert(1)>"
  namespace: prod
spec:
  containers:
    - name: web
      image: nginx
      securityContext:
        privileged: true
`,
  '/repo/secret.tf': { unreadable: 'no permission' },
  '/repo/values.yaml': 'replicas: 3\n',
  '/repo/vendored': { skipped: 'ignored by .gitignore' },
} as const;

export const GIT = {
  commit: '0123456789abcdef0123456789abcdef01234567',
  branch: 'main',
  dirty: true,
  repository: 'https://example.com/org/infra.git',
  prefix: 'infra/',
};

export function sample(options: Partial<ScanOptions> = {}): Promise<MemoryScan> {
  return scanInMemory(FILES, { git: GIT, exclude: ['*.bak', "it's"], ...options });
}
