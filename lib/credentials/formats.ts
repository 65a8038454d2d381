import { WORD } from './keys';

export const URL_WITH_PASSWORD = 'a URL with a password';

/** A form that is secret in any text. */
interface Format {
  /** As messages say it: 'an access key of AWS'. */
  readonly what: string;
  /** Texts of which one stands in whatever has the form, in lower case: they are looked for first. */
  readonly hints: readonly string[];
  /** Global. Its group `before` is no secret, and neither is `after`. */
  readonly form: RegExp;
}

const format = (what: string, hints: readonly string[], form: RegExp): Format => ({ what, hints, form });

/** Tokens that begin with a word by which whoever issued them knows them. */
const PREFIXED: readonly (readonly [what: string, prefix: string, hints: readonly string[]])[] = [
  ['a token of GitHub', 'gh[pousr]_|github_pat_', ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_']],
  ['a token of GitLab', 'gl(?:pat|dt|rt|ptt|agent|soat|ft|cbt)-', ['gl']],
  ['a token of Slack', 'xox[abeoprs]-|xapp-', ['xox', 'xapp-']],
  ['a key of Stripe', '[sr]k_(?:live|test)_|whsec_', ['k_live_', 'k_test_', 'whsec_']],
  ['a token of npm', 'npm_', ['npm_']],
  ['a token of PyPI', 'pypi-AgE', ['pypi-']],
  ['a token of Docker', 'dckr_(?:pat|oat)_', ['dckr_']],
  ['a token of Vault', 'hv[sbr]\\.', ['hvs.', 'hvb.', 'hvr.']],
  ['a token of DigitalOcean', 'do[opr]_v1_', ['_v1_']],
  ['a token of Shopify', 'shp(?:at|ca|pa|ss)_', ['shp']],
  ['a key of SendGrid', 'SG\\.', ['sg.']],
  ['a key of an AI service', 'sk-(?:ant|proj|svcacct|or)-', ['sk-']],
  ['a token of Grafana', 'gl(?:sa|c)_', ['glsa_', 'glc_']],
  ['a token of Hugging Face', 'hf_', ['hf_']],
  ['a token of Atlassian', 'ATATT3x', ['atatt3x']],
  ['a token of Databricks', 'dapi(?=[0-9a-f]{32})', ['dapi']],
  ['a key of New Relic', 'NRAK-', ['nrak-']],
  ['a token of Google', 'ya29\\.|GOCSPX-', ['ya29.', 'gocspx-']],
  ['a key of Google', 'AIza(?=[\\w-]{35})', ['aiza']],
  ['a key of age', 'AGE-SECRET-KEY-', ['age-secret-key-']],
];

/** Addresses that anybody who knows them may send to: what follows is the secret. */
const WEBHOOK =
  /(?<before>\b(?:hooks\.slack\.com\/(?:services|workflows|triggers)\/|(?:[\w.-]{1,63}\.)?webhook\.office\.com\/webhookb2\/|outlook\.office\.com\/webhook\/|discord(?:app)?\.com\/api\/webhooks\/|hooks\.zapier\.com\/hooks\/|api\.telegram\.org\/bot|events\.pagerduty\.com\/integration\/))[^\s'"<>{}$]{6,}/gi;

export const FORMATS: readonly Format[] = [
  format(
    'a private key',
    ['private key-----'],
    /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----[^]*?(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY-----|$)/g,
  ),
  format('an access key of AWS', ['akia', 'asia'], /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g),
  ...PREFIXED.map(([what, prefix, hints]) =>
    format(what, hints, new RegExp(`(?<![A-Za-z0-9])(?:${prefix})[\\w.=-]{10,}`, 'g')),
  ),
  format('a JSON Web Token', ['eyj'], /\beyJ[\w-]{10,}\.[\w-]{10,}(?:\.[\w-]+)?/g),
  format(
    'a webhook that anybody may call who knows it',
    ['hook', 'api.telegram.org/bot', 'pagerduty'],
    WEBHOOK,
  ),
  format(
    URL_WITH_PASSWORD,
    ['://'],
    /(?<before>\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@'"]*:)[^\s/@'"]+(?<after>@)/gi,
  ),
  format(
    'a URL with a token',
    ['?', '&', ';'],
    new RegExp(
      `(?<before>[?&;](?:[\\w-]*(?:${WORD})=(?=[^\\s&'"\`#])|(?:key|sig|code|auth)=(?=[\\w%.~+/-]{16})))[^\\s&;'"\`#]+`,
      'gi',
    ),
  ),
  format(
    'a header that authorizes',
    ['bearer ', 'basic '],
    /(?<before>\b(?:Bearer|Basic)\s+)(?=[\w.~+/-]*\d)[\w.~+/-]{12,}=*/gi,
  ),
  format(
    'the hash of a password',
    ['$2', '$apr1$', '$argon2', '$6$', '$5$', '{sha'],
    /(?:\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|\$(?:apr1|argon2id?|[56])\$[^\s'"]{8,}|\{SHA\}[A-Za-z0-9+/]{27}=)/g,
  ),
  format('a secret of Azure', ['8q~'], /\b[\w~.-]{3}8Q~[\w~.-]{31,34}/g),
];
