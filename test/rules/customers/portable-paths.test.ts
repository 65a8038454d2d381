import { customer, issuesOf } from '../../support/specs';

const said = (...names: readonly string[]) =>
  issuesOf({
    customers: [
      {
        ...customer('acme'),
        terraform: names.map((name) => ({ file: `customers/acme/terraform/${name}`, name, text: '' })),
      },
    ],
  }).flatMap(({ severity, problem }) => (severity === 'error' ? [problem] : []));

it('files of Terraform whose names every system can have, and tell apart, are allowed', () => {
  expect(said('main.tf', 'modules/a/main.tf', 'modules/b/main.tf', 'console.tf', 'é.tf')).toEqual([]);
});

it.each(['con.tf', 'a/NUL.tf', 'aux/main.tf', 'com1.x.tf'])(
  '%s is refused: Windows keeps the name',
  (name) => {
    expect(said(name)).toEqual([expect.stringMatching(/^'.*' is a name that Windows keeps for a device$/)]);
  },
);

it.each(['a?.tf', 'a:b.tf', 'a /main.tf', 'a./main.tf', 'a\nb.tf'])(
  '%j is refused: not every system has it',
  (name) => {
    expect(said(name)).toEqual([expect.stringMatching(/ is a name that not every system can have$/)]);
  },
);

it.each([
  [['Main.tf', 'main.tf'], "'main.tf' differs from 'Main.tf'"],
  [['A/x.tf', 'a/y.tf'], "'a' differs from 'A'"],
  [['e\u0301.tf', 'é.tf'], "'é.tf' differs from"],
])('%j are refused: some systems cannot tell them apart', (names, says) => {
  expect(said(...names)).toEqual([expect.stringContaining(says)]);
});
