/**
 * The user's settings: read, checked, completed with defaults.
 *
 * Owns the meaning of every `plumbline.*` setting. Must never throw for what a user wrote: a bad value is replaced by its
 * default and reported in `problems`.
 */
import { SEVERITIES, type JsonObject, type JsonValue, type Severity } from '../core/index.ts';
import { checkVariableFiles, type ChosenVariableFiles } from './variableFiles.ts';

export interface Settings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  readonly unknown: 'off' | 'hint';
  /** Globs in the syntax of `.gitignore`, relative to each workspace folder. */
  readonly exclude: readonly string[];
  readonly disabledPolicies: ReadonlySet<string>;
  readonly severityOverrides: ReadonlyMap<string, Severity | 'off'>;
  readonly policySettings: Readonly<Record<string, JsonObject>>;
  readonly variableFiles: ChosenVariableFiles;
}

export interface CheckedSettings {
  readonly settings: Settings;
  /** One sentence for each value that was not taken. */
  readonly problems: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = {
  enable: true,
  run: 'onType',
  unknown: 'off',
  exclude: [],
  disabledPolicies: new Set(),
  severityOverrides: new Map(),
  policySettings: {},
  variableFiles: {},
};

/** The part of the catalog that settings are checked against. */
export interface KnownPolicies {
  readonly policies: readonly {
    readonly id: string;
    readonly settings: Readonly<Record<string, { readonly default: JsonValue }>>;
  }[];
}

/**
 * Takes the client's `plumbline` section (any JSON, or undefined) and the catalog.
 * Never throws.
 */
export function checkSettings(section: unknown, catalog: KnownPolicies): CheckedSettings {
  const problems: string[] = [];
  const raw = isObject(section) ? section : {};
  const known = new Map(catalog.policies.map((policy) => [policy.id, policy]));

  function oneOf<T extends string>(key: string, allowed: readonly T[], fallback: T): T {
    const value = raw[key];
    if (value === undefined || value === null) return fallback;
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined)
      problems.push(`"plumbline.${key}" must be one of ${allowed.join(', ')}; "${fallback}" is used.`);
    return found ?? fallback;
  }

  function strings(key: string, value: unknown): readonly string[] {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    problems.push(`"plumbline.${key}" must be a list of texts; it is left out.`);
    return [];
  }

  function policyEntries(key: string, value: unknown): readonly (readonly [string, unknown])[] {
    if (value === undefined || value === null) return [];
    if (!isObject(value)) {
      problems.push(`"plumbline.${key}" must be an object with policies' ids as keys; it is left out.`);
      return [];
    }
    return Object.entries(value).filter(([id]) => isKnown(key, id));
  }

  function isKnown(key: string, id: string): boolean {
    if (known.has(id)) return true;
    problems.push(`"plumbline.${key}" names "${id}", which is no policy's id.`);
    return false;
  }

  function enabled(): boolean {
    const value = raw.enable;
    if (typeof value === 'boolean') return value;
    if (value !== undefined && value !== null) problems.push('"plumbline.enable" must be true or false; true is used.');
    return true;
  }

  function overrides(): ReadonlyMap<string, Severity | 'off'> {
    const allowed: readonly (Severity | 'off')[] = [...SEVERITIES, 'off'];
    const result = new Map<string, Severity | 'off'>();
    for (const [id, value] of policyEntries('severityOverrides', raw.severityOverrides)) {
      const severity = allowed.find((candidate) => candidate === value);
      if (severity !== undefined) result.set(id, severity);
      else problems.push(`"plumbline.severityOverrides" of "${id}" must be one of ${allowed.join(', ')}.`);
    }
    return result;
  }

  function policySettings(): Readonly<Record<string, JsonObject>> {
    const result: Record<string, JsonObject> = {};
    for (const [id, value] of policyEntries('policySettings', raw.policySettings)) {
      const accepted = checkPolicySettings(id, value, known.get(id)?.settings ?? {}, problems);
      if (Object.keys(accepted).length > 0) result[id] = accepted;
    }
    return result;
  }

  const disabledSection = isObject(raw.policies) ? raw.policies.disabled : undefined;
  return {
    settings: {
      enable: enabled(),
      run: oneOf('run', ['onType', 'onSave'], DEFAULT_SETTINGS.run),
      unknown: oneOf('unknown', ['off', 'hint'], DEFAULT_SETTINGS.unknown),
      exclude: strings('exclude', raw.exclude),
      disabledPolicies: new Set(
        strings('policies.disabled', disabledSection).filter((id) => isKnown('policies.disabled', id)),
      ),
      severityOverrides: overrides(),
      policySettings: policySettings(),
      variableFiles: checkVariableFiles(isObject(raw.terraform) ? raw.terraform.variableFiles : undefined, problems),
    },
    problems,
  };
}

function checkPolicySettings(
  id: string,
  value: unknown,
  known: Readonly<Record<string, { readonly default: JsonValue }>>,
  problems: string[],
): JsonObject {
  if (!isObject(value)) {
    problems.push(`"plumbline.policySettings" of "${id}" must be an object.`);
    return {};
  }
  const accepted: Record<string, JsonValue> = {};
  for (const [name, given] of Object.entries(value)) {
    const setting = known[name];
    if (setting === undefined) problems.push(`The policy "${id}" has no setting "${name}".`);
    else if (kindOf(given) !== kindOf(setting.default))
      problems.push(`The setting "${name}" of "${id}" must be a ${kindOf(setting.default)}.`);
    else accepted[name] = given as JsonValue;
  }
  return accepted;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return value === null ? 'null' : typeof value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
