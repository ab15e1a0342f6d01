/** Tells from a file's name what it may be; whether a YAML file is a manifest is decided by its content. */
export type FileClass =
  'terraform' | 'terraform-json' | 'terraform-variables' | 'yaml' | 'json' | 'helm-template' | 'other';

/** Takes a file uri; a file below a chart's `templates/` folder is a `helm-template` (`.yaml`, `.yml`, `.tpl`). */
export function classifyUri(uri: string, isChartFolder: (folderUri: string) => boolean = () => false): FileClass {
  const path = uri.replace(/[?#].*$/, '');
  if (path.endsWith('.tf') || path.endsWith('.tofu')) return 'terraform';
  if (path.endsWith('.tfvars') || path.endsWith('.tfvars.json')) return 'terraform-variables';
  if (path.endsWith('.tf.json') || path.endsWith('.tofu.json')) return 'terraform-json';
  if (/\.(ya?ml|tpl)$/.test(path)) {
    const templates = path.lastIndexOf('/templates/');
    if (templates >= 0 && isChartFolder(path.slice(0, templates))) return 'helm-template';
    return path.endsWith('.tpl') ? 'other' : 'yaml';
  }
  if (path.endsWith('.json')) return 'json';
  return 'other';
}
