import { uncertain } from '../fault';
import { takesMany, type Functions } from './function';

/** Functions of Sprig that give something else each time, or elsewhere, by what that depends on. */
const DEPENDS: Readonly<Record<string, string>> = {
  'the time and its zone':
    'ago date date_in_zone date_modify dateInZone dateModify htmlDate htmlDateInZone must_date_modify mustDateModify mustToDate now toDate unixEpoch',
  chance: 'randAlpha randAlphaNum randAscii randBytes randInt randNumeric shuffle uuidv4',
  'keys and passwords':
    'bcrypt buildCustomCert decryptAES derivePassword encryptAES genCA genCAWithKey genPrivateKey genSelfSignedCert genSelfSignedCertWithKey genSignedCert genSignedCertWithKey htpasswd',
};

/** They are known, so that a template may name them; only where one is called, nobody here knows what it gives. */
export const unanswered: Functions = Object.fromEntries(
  Object.entries(DEPENDS).flatMap(([what, names]) =>
    names.split(' ').map((name) => [name, undecided(name, what)] as const),
  ),
);

function undecided(name: string, what: string) {
  return takesMany([], 'any', () => {
    throw uncertain(`${name} depends on ${what}`);
  });
}
