import type { Values } from '../../authored/values';

/** The addresses of an `ipBlock`, as a range of bits. Source: Kubernetes API, IPBlock. */
export class BlockRange {
  private constructor(
    private readonly bits: string,
    private readonly isSix: boolean,
    private readonly except: readonly string[],
  ) {}

  /** Undefined where it is no block. */
  static of({ cidr, except = [] }: Values): BlockRange | undefined {
    const [address = '', length = ''] = typeof cidr === 'string' ? cidr.split('/') : [];
    const isSix = address.includes(':');
    const bits = isSix ? bitsOfSix(address) : bitsOfFour(address);
    if (bits === undefined || !/^\d+$/.test(length) || Number(length) > bits.length) return undefined;
    const without = Array.isArray(except) ? except.map(String).sort() : [];
    return new BlockRange(bits.slice(0, Number(length)), isSix, without);
  }

  /** Whether all addresses of the other are in it: of one with exceptions that is known where the other has them all. */
  holds(other: BlockRange | undefined): boolean {
    return (
      other !== undefined &&
      other.isSix === this.isSix &&
      other.bits.startsWith(this.bits) &&
      this.except.every((each) => other.except.includes(each))
    );
  }
}

function bitsOfFour(address: string): string | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((each) => /^\d{1,3}$/.test(each) && Number(each) < 256))
    return undefined;
  return parts.map((each) => Number(each).toString(2).padStart(8, '0')).join('');
}

function bitsOfSix(address: string): string | undefined {
  const [head = '', tail] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  if (zeros < 0) return undefined;
  const all = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  if (all.length !== 8 || !all.every((each) => /^[0-9a-f]{1,4}$/i.test(each))) return undefined;
  return all.map((each) => Number.parseInt(each, 16).toString(2).padStart(16, '0')).join('');
}
