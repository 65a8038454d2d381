import { isEncrypted, isSealedValue } from './encrypted';

/**
 * Text that says where a secret is, and is none: variables of shells, Kubernetes, Flux and Argo CD, templates, placeholders of
 * the Argo CD Vault plugin, addresses in stores, and paths.
 */
const REFERENCE = new RegExp(
  [
    /^\$+\{(?:[\w.-]|:(?![=-]))*\}$/, // A default within the braces would be the secret itself.
    /^\$\([\w.-]+\)$/,
    /^\$[A-Za-z_][\w-]*(?:[.:][\w.-]+)*$/,
    /^%(?:\{[\w.-]+\}|\([\w.-]+\)s?|[\w.-]+%)$/,
    /\{\{[^]*\}\}/,
    /^<[^<>]+>$/,
    /^(?:op|vault|bao|gcpsm|awssm|azurekeyvault|akv|secretref|ref\+\w+|env|file|k8s|sops):/,
    /^@Microsoft\.KeyVault\(/,
    /^arn:aws[\w-]*:(?:secretsmanager|ssm|kms):/,
    /^projects\/[\w-]+\/secrets\//,
    /^https:\/\/[\w-]+\.vault\.azure\.net\//,
    /^\.{0,2}\/(?:[\w.-]+\/)*[\w.-]*$/,
    /^[*•.…]+$/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** Whether the text is no secret, but says where one is; or is encrypted. */
export function isReference(text: string): boolean {
  return REFERENCE.test(text) || isEncrypted(text) || isSealedValue(text);
}

/** Whether unquoted text is an expression of Terraform or another program, or a word that such have of their own. */
export function isExpression(text: string): boolean {
  return (
    isReference(text) ||
    /^(?:[A-Za-z_]\w*(?:[.[(][^]*)|null|true|false|none|nil|undefined|string|number|bool|any|[|>][+-]?)$/i.test(
      text,
    )
  );
}

/** Segments of a name: words of letters, and a few digits after them. */
const SEGMENT = /^(?:[a-z]{1,24}(?:[A-Z][a-z]{2,12}){0,4}\d{0,3}|\d{1,6})$/;

/** Whether the text may be the name of a token or key: words in lower case, or a variable's. */
export function isNameLike(text: string): boolean {
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text)) return true;
  return text.split(/[-._/:]/).every((segment) => SEGMENT.test(segment));
}
