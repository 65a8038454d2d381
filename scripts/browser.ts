/** `npm run browser`: whether there is a browser to test the page of a report with, and how to get one. */
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const HOW_TO =
  'Debian, Ubuntu: apt-get install -y --no-install-recommends chromium; elsewhere: CHROMIUM=<its program>';

/** The program of a Chromium. @returns undefined where there is none */
export function chromium(): string | undefined {
  return [process.env['CHROMIUM'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));
}

if (require.main === module) {
  const found = chromium();
  process.stdout.write(`${found ?? `no Chromium is here. ${HOW_TO}`}\n`);
  process.exitCode = found === undefined ? 1 : 0;
}
