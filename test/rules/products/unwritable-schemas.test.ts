import { z } from 'zod';
import { issuesOf, product } from '../../support/specs';

const said = (shape: z.ZodRawShape) =>
  issuesOf({ products: [product('web', { schema: z.looseObject(shape) })] }).map(
    ({ at, problem }) => `${at.file} ${at.path}: ${problem}`,
  );

it.each([
  ['a bigint', z.bigint()],
  ['a function', z.function()],
  ['a date', z.date()],
])('a schema with %s is refused: no JSON Schema can say it', (_, type) => {
  expect(said({ odd: z.optional(type as z.ZodType) })).toEqual([
    expect.stringMatching(/^products\/web\/product\.ts schema: 'schema' cannot be written as JSON Schema: /),
  ]);
});

it('a schema of what YAML can hold is allowed', () => {
  expect(said({ more: z.array(z.record(z.string(), z.union([z.int(), z.null()]))).optional() })).toEqual([]);
});
