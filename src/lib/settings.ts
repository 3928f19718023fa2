/** The site's two settings. Both may be given in the environment of the build; the package's own fields are the default. */
import packageJson from '../../package.json' with { type: 'json' };
import { repositoryAddress } from './repository-address.ts';

const fields = packageJson as { homepage?: string; repository?: string | { url?: string }; version: string };
const { repository } = fields;
const environment = (name: string): string | undefined => globalThis.process?.env[name] || undefined;

/** Where the site will be reached, sub-path included: `SITE_URL=https://example.org/thirty/`. */
export const siteUrl = new URL(environment('SITE_URL') ?? fields.homepage ?? 'http://localhost:4321/');

/** True where somebody has set a public address. */
export const hasPublicAddress = Boolean(environment('SITE_URL') ?? fields.homepage);

/** Address of the source repository, without a slash at its end; empty where none is set. */
export const repositoryUrl = repositoryAddress(
  environment('REPOSITORY_URL') ?? (typeof repository === 'string' ? repository : repository?.url) ?? '',
);

export const version = fields.version;
