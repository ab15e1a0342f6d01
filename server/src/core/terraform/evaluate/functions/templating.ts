/** `templatefile` and `templatestring`: templates with variables of their own. */
import type { TemplateExpression } from '../../syntax.ts';
import { convertTo } from '../convert.ts';
import type { Scope } from '../scope.ts';
import { evaluateTemplate } from '../template.ts';
import { ANY, STRING } from '../types.ts';
import { refused, unknownFrom, type Value } from '../value.ts';
import { textOf } from './arguments.ts';
import { fromUtf8 } from './bytes.ts';
import { withFile } from './filesystem.ts';
import { anything, define, param, type FunctionGroup } from './spec.ts';

export const templating: FunctionGroup = {
  templatefile: define([param(STRING), anything({ marked: true })], ANY, ([path, variables], scope) =>
    scope.inTemplate === true
      ? refused('a template cannot use another template')
      : withFile(textOf(path), scope, (bytes) => {
          const text = fromUtf8(bytes);
          return text === null ? refused('the file is not UTF-8') : render(text, variables, scope);
        }),
  ),
  templatestring: define([param(STRING), anything({ marked: true })], STRING, ([text, variables], scope) =>
    renderText(textOf(text), variables, scope),
  ),
};

/** Characters past which a template is not read. */
const LENGTH_BOUND = 200_000;

function renderText(text: string, variables: Value | undefined, scope: Scope): Value {
  if (scope.inTemplate === true) return refused('a template cannot use another template');
  const result = convertTo(render(text, variables, scope), STRING);
  return result.kind === 'null' ? refused('the template must not give null') : result;
}

function render(text: string, variables: Value | undefined, scope: Scope): Value {
  if (variables?.kind !== 'object') return refused('the variables must be a map or an object');
  const { entries } = variables;
  for (const name of entries.keys()) {
    if (!/^[\p{L}][\p{L}\p{Nd}_-]*$/u.test(name)) return refused(`"${name}" is no name for a variable`);
  }
  if (scope.parseTemplate === undefined || text.length > LENGTH_BOUND) return unknownFrom(variables);
  const template: TemplateExpression | null = scope.parseTemplate(text);
  if (template === null) return refused('the template is not valid');
  const result = evaluateTemplate(template.parts, templateScope(entries, scope));
  // An error's place is in the template's text, which is not where the call is.
  return result.error === undefined ? result : refused(result.error.message);
}

/** Only its own variables, and no templates inside of templates. */
function templateScope(entries: ReadonlyMap<string, Value>, scope: Scope): Scope {
  return {
    root: (name) => entries.get(name) ?? null,
    assume: () => null,
    inTemplate: true,
    ...(scope.files === undefined ? {} : { files: scope.files }),
  };
}
