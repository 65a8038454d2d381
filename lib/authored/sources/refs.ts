import { z } from 'zod';
import { named, type OneOf } from '../readonly';
import { text } from '../text';

/** Flux takes no address as scp writes it. Source: Flux, "Git Repositories", "URL". */
export const gitUrl = z
  .string()
  .regex(
    /^(https?|ssh):\/\/[^\s/]/,
    "expected a URL such as 'https://git.example.com/fleet.git' or 'ssh://git@git.example.com/fleet.git'",
  );

export const ociUrl = z.templateLiteral(
  ['oci://', z.string()],
  "expected a URL such as 'oci://registry.example.com/charts'",
);

/** Exactly one of the forms of a git ref. */
export const gitRef = z.union([
  z.strictObject({ branch: text }),
  z.strictObject({ tag: text }),
  z.strictObject({
    /** The newest tag in a range of versions. */
    semver: text,
  }),
  z.strictObject({
    /** A commit, as its full hash. */
    commit: z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'expected a full hash'),
  }),
]);

/** Which commit of a git repository. Source: Flux, "Git Repositories", "Reference". */
export type GitRef = OneOf<typeof gitRef>;

export const ociRef = z.union([
  z.strictObject({ tag: text }),
  z.strictObject({
    /** The newest tag in a range of versions. */
    semver: text,
  }),
  z.strictObject({
    /** `sha256:…`; what it names never changes. */
    digest: z.templateLiteral(['sha256:', z.string()], "expected a digest such as 'sha256:5f2b…'"),
  }),
]);

/** Which artifact of an OCI repository. Source: Flux, "OCI Repositories", "Reference". */
export type OciRef = OneOf<typeof ociRef>;

/** A version as text: of a chart its exact version, of anything in git or an OCI repository the tag. Or another ref. */
export type VersionRef = string | GitRef | OciRef;
export const version = named<VersionRef>(z.union([text, ...gitRef.options, ...ociRef.options]));
