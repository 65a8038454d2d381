import { Fault, Unknown } from './fault';
import { type Left, render, renderDeep, type Scope } from './generators/scope';
import { fromJson, toJson, type Dict, type MissingKey } from './template';
import { stored } from './stored';
import { fill } from './template/merge';
import { patched } from './patch';
import { judged } from './judge';
import type { Texts } from './texts';
import type { Application, ApplicationSetObject, TemplateObject } from './types';

/** Deletes what an Application deployed together with it. */
const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** The set's template with what the generator changes: what the generator leaves empty is the set's. */
export function mergedTemplate(own: TemplateObject | undefined, ofSet: TemplateObject): TemplateObject {
  if (!own) return ofSet;
  const merged = fromJson(own) as Dict;
  fill(merged, fromJson(ofSet) as Dict);
  return toJson(merged) as TemplateObject;
}

/** Fields without which nobody knows what the Application is, or may do. */
const DECISIVE = /^spec\.template\.(metadata\.name|spec\.(project|destination)\b)/;

/**
 * The Application of one set of parameters. Texts of which only a live Argo CD knows what comes of them stay as they
 * are written, and a patch is left out; `left` is told.
 *
 * @throws Fault, or Unknown where its name, project or destination is such a text
 */
export function application(
  set: ApplicationSetObject,
  template: TemplateObject,
  params: Dict,
  { templates }: Pick<Scope, 'templates'>,
  left: (unknown: Unknown) => void,
): Application {
  const { templatePatch, syncPolicy } = set.spec;
  const keep: Left = (unknown, text) => {
    if (DECISIVE.test(unknown.at)) throw unknown;
    left(unknown);
    return text;
  };
  // Without any parameters, Argo CD takes the template as it is.
  const { metadata = {}, spec = {} } =
    params.entries.size === 0 ? template : renderDeep(templates, template, params, 'spec.template', keep);
  const keeps = syncPolicy?.preserveResourcesOnDeletion === true || params.entries.size === 0;
  const finalizers = metadata.finalizers?.length || keeps ? metadata.finalizers : [FINALIZER];
  const made: Application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { ...metadata, name: metadata.name ?? '', ...(finalizers ? { finalizers } : {}) },
    spec: spec as Application['spec'],
  };
  const patch = templatePatch && patchOf(templates, templatePatch, params, left);
  const whole = judged(inNamespace(patch ? patched(made, patch) : made, set.metadata.namespace));
  return { ...whole, spec: stored(whole.spec) };
}

function patchOf(
  templates: Texts,
  text: string,
  params: Dict,
  left: (unknown: Unknown) => void,
): string | undefined {
  try {
    return render(templates, text, params, 'spec.templatePatch');
  } catch (fault) {
    if (!(fault instanceof Unknown)) throw fault;
    left(fault);
    return undefined;
  }
}

/** An Application is where its set is, whatever the template says. */
function inNamespace(made: Application, namespace: string | undefined): Application {
  const { namespace: _, name, ...metadata } = made.metadata;
  return { ...made, metadata: { name, ...(namespace === undefined ? {} : { namespace }), ...metadata } };
}

/** What `goTemplateOptions` says of keys that are missing. */
export function missingKeyOf(options: readonly string[]): MissingKey {
  let found: MissingKey = 'invalid';
  for (const [index, option] of options.entries()) {
    const value = {
      'missingkey=error': 'error',
      'missingkey=zero': 'zero',
      'missingkey=default': 'invalid',
      'missingkey=invalid': 'invalid',
    }[option];
    if (!value) {
      throw new Fault(
        `spec.goTemplateOptions[${index}]`,
        `unknown option '${option}'`,
        'use missingkey=error',
      );
    }
    found = value as MissingKey;
  }
  return found;
}
