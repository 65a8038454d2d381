import { load } from 'js-yaml';
import { isBelow } from '../../support/applied';
import { children, files, folderOf } from '../../support/home-kubernetes';

/** Every variable that Flux would look up: a dollar written twice is a dollar. */
function variablesIn(text: string): string[] {
  return [...text.matchAll(/(\$?)\$\{([^}]*)\}/g)].flatMap(([, escaped, name]) => (escaped ? [] : [name!]));
}

/** The text as Flux applies it. */
function substituted(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/(\$?)\$\{([^}]*)\}/g, (_, escaped: string, name: string) =>
    escaped ? `\${${name}}` : (values[name] ?? ''),
  );
}

const ours = children.map((each) => ({
  name: each.object.metadata.name,
  values: each.object.spec.postBuild?.substitute ?? {},
  texts: Object.entries(files).flatMap(([path, text]) => (isBelow(path, folderOf(each)) ? [text] : [])),
}));
const applied = (name: string) => {
  const { values, texts } = ours.find((each) => each.name === name)!;
  return load(substituted(texts.join(), values)) as { spec: { values: unknown } };
};

it('every variable that occurs has a value', () => {
  const used = ours.flatMap(({ name, values, texts }) =>
    texts.flatMap(variablesIn).map((variable) => ({ name, variable, known: variable in values })),
  );
  expect(used.filter(({ known }) => !known)).toEqual([]);
  expect(new Set(used.map(({ variable }) => variable))).toEqual(new Set(['APP', 'NAMESPACE']));
});

it('no variable stands where nothing is substituted', () => {
  const elsewhere = Object.entries(files).filter(
    ([path]) => !path.includes('/infrastructure/') || path.includes('/delivery/'),
  );
  expect(elsewhere.length).toBeGreaterThan(50);
  expect(elsewhere.filter(([, text]) => variablesIn(text).length > 0).map(([path]) => path)).toEqual([]);
});

it('an application is served at the host of its name', () => {
  expect(applied('plex').spec.values).toMatchObject({
    ingress: { app: { hosts: [{ host: 'plex.example.com' }] } },
  });
});

it('what Loki expands itself reaches Loki', () => {
  expect(applied('loki').spec.values).toMatchObject({
    loki: { storage: { s3: { accessKeyId: '${S3_ACCESS_KEY_ID}' } } },
  });
});
