import { z } from 'zod';

export const port = z.int().min(1).max(65535);

export const cidr = z.union([z.cidrv4(), z.cidrv6()], "expected a range of addresses, such as '10.0.0.0/8'");

export const address = z.union([z.ipv4(), z.ipv6()], "expected an address, such as '169.254.20.10'");
