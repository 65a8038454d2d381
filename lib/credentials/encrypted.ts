/** The form of a value that SOPS encrypted. Source: SOPS, "Encryption protocol". */
const ENCRYPTED =
  /^ENC\[AES256_GCM,data:([A-Za-z0-9+/]*={0,2}),iv:([A-Za-z0-9+/]{43}=),tag:([A-Za-z0-9+/]{22}==),type:(?:str|int|float|bytes|bool|comment)\]$/;

/** So much text that can be read does not come of encryption by chance. */
const READ = 12;

/** Whether SOPS made the text: it has the form, and its parts are no text that was merely put into Base64. */
export function isEncrypted(value: unknown): boolean {
  const [, ...parts] = (typeof value === 'string' && ENCRYPTED.exec(value)) || [];
  return parts.length > 0 && parts.every((part) => part.length % 4 === 0 && !isReadable(part));
}

function isReadable(base64: string): boolean {
  const text = decoded(base64);
  return text !== undefined && text.length >= READ && /^[\t\n\r -~]*$/.test(text);
}

/** What Base64 stands for, a character a byte; `undefined` where it is none. */
export function decoded(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}

/** Bytes by which AES-GCM tells that nobody changed what it encrypted. */
const TAG = 16;

/**
 * Whether the text is a length, as much of an encrypted key, and what it encrypted, as kubeseal makes it. Text that was merely
 * put into Base64 is not. Source: Sealed Secrets, "Cryptographic documentation".
 */
export function isSealedValue(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(value) || value.length % 4 !== 0)
    return false;
  const bytes = (value.replace(/=/g, '').length * 3) >> 2;
  const [high, low] = [0, 1].map((index) => atob(value.slice(0, 4)).charCodeAt(index));
  const key = high! * 256 + low!;
  return key >= 256 && bytes >= 2 + key + TAG;
}
