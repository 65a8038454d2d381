import { z } from 'zod';
import { named, type OneOf } from './readonly';
import { text } from './text';

export const port = z.int().min(1).max(65535);

export const cidr = z.union([z.cidrv4(), z.cidrv6()], "expected a range of addresses, such as '10.0.0.0/8'");

export const address = z.union([z.ipv4(), z.ipv6()], "expected an address, such as '169.254.20.10'");

/**
 * A host name, or all below one. Namespaces carry a list of them, so that text with a comma would be two hosts there. Source: Kubernetes,
 * "Ingress", hostname wildcards.
 */
export const hostName = z
  .string()
  .regex(
    /^(\*\.)?[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/i,
    "expected a host name, such as 'shop.example.com' or '*.example.com'",
  );

const peerPorts = z.array(port).min(1);
const peer = z.union([
  z.strictObject({ namespace: text, ports: peerPorts }),
  z.strictObject({ cidr, except: z.array(cidr).optional(), ports: peerPorts }),
]);
/** Another party that a product talks to, or that talks to it. */
export type Peer = OneOf<typeof peer>;
const peerList = z.array(named<Peer>(peer)).optional();
export const peersSchema = z.strictObject({ from: peerList, to: peerList });
/** Ports that the ingress controller and the monitoring may reach. */
export const portsSchema = z.strictObject({ http: port.optional(), metrics: port.optional() });

/** Link-local addresses, where a cloud's metadata is. Sources: RFC 3927; RFC 4291, 2.5.6. */
export const LINK_LOCAL = { ipv4: '169.254.0.0/16', ipv6: 'fe80::/10' } as const;

/** A range of addresses: those whose first bits are these. */
interface Range {
  readonly bits: string;
}

/** Whether the first range holds every address of the second. Of two families neither holds the other. */
export function covers(wide: string, narrow: string): boolean {
  const [outer, inner] = [rangeOf(wide), rangeOf(narrow)];
  return isIpv6(wide) === isIpv6(narrow) && inner.bits.startsWith(outer.bits);
}

function rangeOf(cidr: string): Range {
  const [address = '', length] = cidr.split('/');
  const bits = isIpv6(cidr) ? bitsOfIpv6(address) : bitsOfIpv4(address);
  return { bits: bits.slice(0, Number(length ?? bits.length)) };
}

function isIpv6(cidr: string): boolean {
  return cidr.includes(':');
}

function bitsOfIpv4(address: string): string {
  return address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
}

/** `::` stands for as many groups of zeros as are missing; the last two groups may be written as an IPv4 address. */
function bitsOfIpv6(address: string): string {
  const [before = '', after] = address.split('::').map(bitsOfGroups);
  return after === undefined ? before : before.padEnd(128 - after.length, '0') + after;
}

function bitsOfGroups(groups: string): string {
  return groups
    .split(':')
    .filter((group) => group !== '')
    .map((group) =>
      group.includes('.') ? bitsOfIpv4(group) : parseInt(group, 16).toString(2).padStart(16, '0'),
    )
    .join('');
}
