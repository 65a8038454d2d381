import * as fc from 'fast-check';
import {
  bytes,
  cpu,
  cpuOf,
  memory,
  memoryOf,
  millicores,
  type Cpu,
  type Memory,
} from '../../lib/authored/quantity';

describe('cpu', () => {
  it.each(['0', '2', '0.5', '1.001', '500m'])('may be %s', (text) => {
    expect(cpu().safeParse(text).success).toBe(true);
  });

  it.each(['', '1,5', '.5', '1.', '007', '-1', '1e3', '500M', '0.5m', '1.0001', ' 1', '1\n', 'NaN', 2, null])(
    'may not be %j',
    (given) => {
      expect(cpu().safeParse(given).success).toBe(false);
    },
  );

  it.each<[Cpu, number]>([
    ['2', 2000],
    ['0.5', 500],
    ['500m', 500],
    ['0', 0],
    ['0.07', 70],
  ])('of %s is %d millicores', (text, amount) => {
    expect(millicores(text)).toBe(amount);
  });

  it('comes back from text as the millicores it was, in either unit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), (amount) => {
        expect(millicores(cpuOf(amount))).toBe(amount);
        expect(millicores((amount / 1000).toFixed(3) as Cpu)).toBe(amount);
      }),
    );
  });

  it('is written as a person would', () => {
    expect([0, 500, 1500, 2000].map(cpuOf)).toStrictEqual(['0', '500m', '1500m', '2']);
  });
});

describe('memory', () => {
  it.each(['1Ki', '512Mi', '2Gi', '10Ti'])('may be %s', (text) => {
    expect(memory().safeParse(text).success).toBe(true);
  });

  it.each(['', '96GB', '512', '512M', '0Mi', '1.5Gi', '-1Gi', '1 Gi', '1gi', '01Mi', '1Mi\n', 512, null])(
    'may not be %j',
    (given) => {
      expect(memory().safeParse(given).success).toBe(false);
    },
  );

  it.each<[Memory, number]>([
    ['1Ki', 1024],
    ['512Mi', 536870912],
    ['2Gi', 2147483648],
    ['1Ti', 1099511627776],
  ])('of %s is %d bytes, and back', (text, amount) => {
    expect(bytes(text)).toBe(amount);
    expect(memoryOf(amount)).toBe(text);
  });

  it('is written in the largest unit that keeps it exact, and rounded up below one Ki', () => {
    expect([1024 ** 2 * 1536, 1024 ** 2, 1025, 0].map(memoryOf)).toStrictEqual([
      '1536Mi',
      '1Mi',
      '2Ki',
      '0Ki',
    ]);
  });
});

it('a wrong quantity is answered with right ones', () => {
  expect(cpu().safeParse('2 cores').error?.issues[0]?.message).toBe(
    "expected cores or millicores, such as '2' or '500m'",
  );
  expect(memory().safeParse('96GB').error?.issues[0]?.message).toBe(
    "expected a whole number of Ki, Mi, Gi or Ti, such as '512Mi'",
  );
});
