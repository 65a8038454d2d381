import { kindOf, typeOf } from '../value';
import { takes, type Functions } from './function';

/** Functions of Sprig on the types of values. */
export const reflections: Functions = {
  typeOf: takes(['any'], typeOf),
  typeIs: takes(['string', 'any'], (type, value) => typeOf(value) === type),
  typeIsLike: takes(['string', 'any'], (type, value) => [type, `*${type}`].includes(typeOf(value))),
  kindOf: takes(['any'], kindOf),
  kindIs: takes(['string', 'any'], (kind, value) => kindOf(value) === kind),
};
