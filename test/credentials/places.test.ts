import { formatIssues } from '../../lib/cli/report';
import { issuesOf } from '../support/specs';
import { furtherPlaces, places, type Place } from './places';
import { base64, planted, type Planted } from './planted';

/** What tells the credential: the whole, a half of it, and what Base64 makes of both. */
function partsOf({ secret, text }: Planted): string[] {
  const lines = secret.split('\n').filter((line) => !line.startsWith('-----'));
  const parts = lines.flatMap((line) => [line.slice(0, line.length >> 1), line.slice(line.length >> 1)]);
  return [...parts, ...parts.map(encodeURIComponent), base64(secret), base64(text)];
}

const errorsOf = ({ specs, at }: ReturnType<Place>) => {
  const errors = issuesOf(specs).filter(({ severity }) => severity === 'error');
  return { errors, here: errors.filter(({ at: { file, path = '' } }) => `${file} ${path}`.startsWith(at)) };
};

/** Kinds that came through at the place, and those that were printed. */
function judged(place: Place, kinds = planted) {
  const missed: string[] = [];
  const printed: string[] = [];
  for (const each of kinds) {
    const { errors, here } = errorsOf(place(each));
    const said = formatIssues(errors);
    if (here.length === 0) missed.push(`${each.kind}: ${said}`);
    if (partsOf(each).some((part) => said.includes(part))) printed.push(`${each.kind}: ${said}`);
  }
  return { missed, printed };
}

it('there are 31 places, and 8 kinds of credentials', () => {
  expect(Object.keys(places)).toHaveLength(31);
  expect(planted).toHaveLength(8);
});

it.each(Object.entries(places))('each kind is found in %s, and not printed', (_, place) =>
  expect(judged(place)).toEqual({ missed: [], printed: [] }),
);

/** One by its form, one by its key, one by its entropy. */
const three = planted.filter(({ kind }) => /GitHub|password|random/.test(kind));

it.each(Object.entries(furtherPlaces))('so is a kind of each sort in %s', (_, place) => {
  expect(three).toHaveLength(3);
  expect(judged(place, three)).toEqual({ missed: [], printed: [] });
});

const all = Object.entries({ ...places, ...furtherPlaces });

/** There, whatever stands in the clear is wrong. */
const NOTHING_CLEAR =
  /Secret|encrypted|second document|URL of (a|the state) repository|Helm repository|webhook/;

it.each(all.filter(([name]) => !NOTHING_CLEAR.test(name)))('what is no credential may be %s', (_, place) => {
  const { here } = errorsOf(place({ kind: 'a word', secret: 'plain', key: 'setting', text: 'plain' }));
  expect(here).toEqual([]);
});
