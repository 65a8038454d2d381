import { text } from '../text';

/** A name of the IANA's time zones, as Argo CD and Node both look it up. */
export const timeZone = text.refine(
  isTimeZone,
  "expected the name of a time zone, as in 'Europe/Amsterdam', or 'UTC'",
);

/** Whether the name is one of the IANA's, which Argo CD looks up. */
function isTimeZone(name: string): boolean {
  // Nearly every name that is meant, and found without the data of the language, which takes ten times as long to load.
  if (Intl.supportedValuesOf('timeZone').includes(name)) return true;
  try {
    // Offsets, and letters of any case, would do here, and not there.
    const { timeZone: found } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return /^[A-Z]/.test(name) && (found === name || found.toLowerCase() !== name.toLowerCase());
  } catch {
    return false;
  }
}
