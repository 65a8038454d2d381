import type { FleetSpec } from '../../../lib/authored/fleet';
import type { TerraformBefore } from '../../../lib/authored/specs';
import { customer, fleet, issuesOf } from '../../support/specs';

type Setting = Partial<NonNullable<FleetSpec['terraform']>>;
const withTerraform = (name: string) => ({
  ...customer(name),
  terraform: [{ file: `customers/${name}/terraform/main.tf`, name: 'main.tf', text: '' }],
});
const was = (namespace: string, more: Partial<TerraformBefore> = {}): TerraformBefore => ({
  cluster: 'flux-prod',
  customer: 'acme',
  namespace,
  hadOwn: false,
  ...more,
});
const judge = (setting: Setting, ...terraformBefore: TerraformBefore[]) =>
  issuesOf({
    fleet: fleet({ terraform: { cluster: 'flux-prod', namespace: 'ingress', ...setting } }),
    customers: [withTerraform('acme'), withTerraform('zeta')],
    terraformBefore,
  });
const MOVES = "the Terraform of customer acme moves from namespace 'ingress' to 'acme-terraform'";

it('does not move to a namespace of its own at once', () => {
  expect(judge({}, was('ingress'))).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'terraform.handover' },
      problem: `${MOVES}, and its state does not: without it, everything would be made once more`,
      fix: "set 'handover: true' for one commit and move the state by then (docs/flux.md, \"Upgrade\"); or keep one namespace for all with namespaces: 'shared'",
    },
  ]);
});

it('of many that would, one is named and all are counted', () => {
  const [issue, ...more] = judge({}, was('ingress'), was('ingress', { customer: 'zeta' }));
  expect(issue!.problem).toBe(
    "the Terraform of 2 customers moves from namespace 'ingress' to 'acme-terraform' for acme, and its state does not: without it, everything would be made once more",
  );
  expect(more).toEqual([]);
});

it.each([
  ['where nothing was before', {}, []],
  ['where its namespace was made by the commit before', {}, [was('ingress', { hadOwn: true })]],
  ['that is handed over', { handover: true }, [was('ingress')]],
  ['that stays where all are', { namespaces: 'shared' }, [was('ingress')]],
  ['that is where it was', {}, [was('acme-terraform', { hadOwn: true })]],
  ['that another cluster had', {}, [was('ingress', { cluster: 'argo-prod' })]],
  ['of a customer that is new', {}, [was('ingress', { customer: 'other' })]],
  [
    'that goes back to all others, handed over',
    { namespaces: 'shared', handover: true },
    [was('acme-terraform', { hadOwn: true })],
  ],
] as const)('Terraform %s is let be', (_, setting, before) => {
  expect(judge(setting, ...before)).toEqual([]);
});

it.each([
  [
    'shared',
    undefined,
    'set \'handover: true\' for one commit and move the state by then (docs/flux.md, "Upgrade")',
  ],
  ['customer', true, "remove 'handover': what it is for has been done; or set the namespace back"],
] as const)('does not go back to one namespace for all (%s, handover: %s)', (namespaces, handover, fix) => {
  const setting = { namespaces, ...(handover && { handover }) };
  const issues = judge(setting, was('acme-terraform', { hadOwn: true }));
  expect(issues.map((issue) => [issue.problem.split(',')[0], issue.fix])).toEqual([
    ["the Terraform of customer acme moves from namespace 'acme-terraform' to 'ingress'", fix],
  ]);
});
