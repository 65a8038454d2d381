import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { ConfigMap, k8s } from 'cdk8s-plus-28';
import { construct, unitsOf } from '../../lib/constructs';
import { manifestOf } from '../../lib/files/manifest';
import { plan } from '../../lib/planner/plan';
import { sampleSpecs } from '../support/sample';
import { planned } from '../support/specs';

/** As text, because the order of keys is part of the output. */
function text(object: unknown): string {
  return JSON.stringify(object, null, 2);
}

function chart(app = new App()): Chart {
  return new Chart(app, 'chart', { labels: { from: 'chart' } });
}

const named = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'thing' } };

test('every object of the sample fleet is what cdk8s itself gives', () => {
  const objects = unitsOf(planned(plan(sampleSpecs())))
    // Only where the fleet may change objects are all of them constructs.
    .flatMap((unit) => construct(unit, { patch: () => undefined }).node.findAll())
    .filter((found): found is ApiObject => ApiObject.isApiObject(found));
  expect(objects.length).toBeGreaterThan(100);
  for (const object of objects) expect(text(manifestOf(object))).toBe(text(object.toJson()));
});

describe('an object is what cdk8s itself gives', () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`key-${60 - index}`, index]));

  it.each<[string, (scope: Chart) => ApiObject]>([
    [
      'with null and undefined',
      (scope) => new ApiObject(scope, 'o', { ...named, spec: { b: null, a: undefined, c: [null] } }),
    ],
    [
      'with empty maps and lists',
      (scope) => new ApiObject(scope, 'o', { ...named, spec: { map: {}, list: [], all: { none: null } } }),
    ],
    [
      'with keys in any order',
      (scope) => new ApiObject(scope, 'o', { ...named, spec: { b: 1, a: { d: 1, c: 2 } }, data: many }),
    ],
    [
      'with what is made late',
      (scope) =>
        new ApiObject(scope, 'o', {
          ...named,
          spec: Lazy.any({ produce: () => ({ late: [Lazy.any({ produce: () => 1 })] }) }),
        }),
    ],
    [
      'with implicit tokens',
      (scope) =>
        new ApiObject(scope, 'o', { ...named, spec: { token: { resolve: () => ({ b: 1, a: null }) } } }),
    ],
    [
      'with unions',
      (scope) => new ApiObject(scope, 'o', { ...named, spec: { port: k8s.IntOrString.fromNumber(80) } }),
    ],
    [
      'with patches',
      (scope) => {
        const object = new ApiObject(scope, 'o', named);
        object.addJsonPatch(JsonPatch.add('/spec', { patched: true }));
        return object;
      },
    ],
    [
      'with more metadata',
      (scope) => {
        const object = new k8s.KubeNamespace(scope, 'o', { metadata: { name: 'o', generateName: 'o-' } });
        object.metadata.addAnnotation('z', '1');
        object.metadata.addAnnotation('a', '2');
        object.metadata.addFinalizers('example.com/finalizer');
        object.metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u' });
        object.metadata.add('unknown', 'x');
        return object;
      },
    ],
    [
      'with owners',
      (scope) => {
        const object = new k8s.KubeNamespace(scope, 'o', { metadata: { name: 'o' } });
        object.metadata.addOwnerReference({ uid: 'u', name: 'p', kind: 'Pod', apiVersion: 'v1' });
        return object;
      },
    ],
    [
      'with a toJson of its own',
      (scope) => {
        class Own extends ApiObject {
          override toJson(): unknown {
            return { own: true };
          }
        }
        return new Own(scope, 'o', named);
      },
    ],
    [
      'of a generated class that somebody extends',
      (scope) => {
        class Own extends k8s.KubeNamespace {
          override toJson(): unknown {
            return { ...(super.toJson() as object), own: true };
          }
        }
        return new Own(scope, 'o', { metadata: { name: 'o' } });
      },
    ],
    [
      'of cdk8s-plus',
      (scope) =>
        ApiObject.of(new ConfigMap(scope, 'o', { metadata: { name: 'o' }, data: { b: '1', a: '2' } })),
    ],
  ])('%s', (_, make) => {
    const object = make(chart());
    expect(text(manifestOf(object))).toBe(text(object.toJson()));
  });

  it('in an App with resolvers of its own', () => {
    const app = new App({
      resolvers: [{ resolve: (context) => context.value === 'old' && context.replaceValue('new') }],
    });
    const object = new ApiObject(chart(app), 'o', { ...named, spec: { value: 'old' } });
    expect(manifestOf(object)).toMatchObject({ spec: { value: 'new' } });
  });
});

test('an object that holds no data is refused in the words of cdk8s, with its path', () => {
  const object = new ApiObject(chart(), 'o', { ...named, spec: { when: new Date(0) } });
  expect(() => manifestOf(object)).toThrow(/path 'chart\/o'.*Date/);
});
