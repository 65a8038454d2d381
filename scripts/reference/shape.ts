import ts from 'typescript';
import { limitsOf } from './limits';

/** What a value may be, as a page tells it. */
export type Shape =
  | { readonly kind: 'scalar'; readonly text: string }
  /** Told in a section of its own. */
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'map'; readonly of: Shape }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'either'; readonly forms: readonly Shape[] };

export interface Field {
  readonly name: string;
  readonly isRequired: boolean;
  readonly doc: string;
  /** @default - none is stated */
  readonly fallback?: string;
  /** What the check says of a value that does not fit. @default - the type says it all */
  readonly limits?: string;
  readonly shape: Shape;
}

/** Types that say how others are made, and are no words of authors. */
const MADE_BY = [
  'Authored',
  'OneOf',
  'Frozen',
  'DeepReadonly',
  'Readonly',
  'Either',
  'Content',
  'ByName',
  'OfArgocd',
  'OverridesBy',
  'Naming',
];

/** Types to shapes. Named ones that are met are collected, each once. */
export class Shapes {
  readonly named = new Map<string, ts.Type>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** The shape of a type, or its name where it has a section. */
  of(type: ts.Type): Shape {
    const name = this.nameOf(type);
    if (name === undefined) return this.whole(type);
    if (!this.named.has(name)) this.named.set(name, type);
    return { kind: 'named', name };
  }

  /** The shape, all told, whether or not the type has a name. */
  whole(type: ts.Type): Shape {
    if (type.flags & ts.TypeFlags.TypeParameter)
      return this.of(this.checker.getBaseConstraintOfType(type) ?? type);
    if (type.isUnion()) return this.either(type);
    const text = this.scalar(type);
    if (text !== undefined) return { kind: 'scalar', text };
    const item = this.itemOf(type);
    if (item) return { kind: 'list', of: this.of(item) };
    const properties = this.checker.getPropertiesOfType(type);
    const values = type.getStringIndexType();
    if (properties.length === 0 && values) return { kind: 'map', of: this.of(values) };
    return { kind: 'fields', fields: properties.flatMap((property) => this.field(property) ?? []) };
  }

  docOf(type: ts.Type): string {
    const symbol = type.aliasSymbol ?? type.symbol;
    return ts.displayPartsToString(symbol.getDocumentationComment(this.checker));
  }

  private itemOf(type: ts.Type): ts.Type | undefined {
    if (!this.checker.isArrayLikeType(type)) return undefined;
    return this.checker.getTypeArguments(type as ts.TypeReference)[0];
  }

  private nameOf(type: ts.Type): string | undefined {
    const symbol =
      type.aliasSymbol ?? (type.symbol?.flags & ts.SymbolFlags.Interface ? type.symbol : undefined);
    const declaration = symbol?.declarations?.[0];
    if (!symbol || !declaration || MADE_BY.includes(symbol.name)) return undefined;
    const file = declaration.getSourceFile().fileName;
    if (!file.includes('/lib/') || file.includes('/node_modules/') || symbol.name === 'Values')
      return undefined;
    return this.holdsFields(type) ? symbol.name : undefined;
  }

  private holdsFields(type: ts.Type): boolean {
    if (type.isUnion()) return type.types.some((each) => this.holdsFields(each));
    return (
      this.scalar(type) === undefined &&
      this.checker.getPropertiesOfType(type).length > 0 &&
      !this.checker.isArrayLikeType(type)
    );
  }

  private scalar(type: ts.Type): string | undefined {
    if (type.isStringLiteral()) return `\`'${type.value}'\``;
    if (type.isNumberLiteral()) return `\`${type.value}\``;
    if (type.flags & ts.TypeFlags.Null) return '`null`';
    if (type.flags & ts.TypeFlags.BooleanLiteral) return `\`${this.checker.typeToString(type)}\``;
    if (type.flags & ts.TypeFlags.TemplateLiteral)
      return `\`${this.checker.typeToString(type).slice(1, -1)}\``;
    if (type.flags & ts.TypeFlags.String) return 'text';
    if (type.flags & ts.TypeFlags.Number) return 'number';
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return 'anything';
    const [signature] = type.getCallSignatures();
    // What functions of authors give may have a name, and then a section.
    if (signature && this.nameOf(signature.getReturnType()) !== undefined) this.of(signature.getReturnType());
    if (signature) return `\`${this.checker.signatureToString(signature).replace(/^(.*): /, '$1 => ')}\``;
    if (type.aliasSymbol?.name === 'Values' || type.symbol?.name === 'Values') return 'values';
    if (type.symbol?.name.startsWith('Zod')) return 'a zod object';
    return undefined;
  }

  private either(type: ts.UnionType): Shape {
    const kept = type.types.filter((each) => !(each.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)));
    const truths = kept.filter((each) => each.flags & ts.TypeFlags.BooleanLiteral);
    const others = truths.length === 2 ? kept.filter((each) => !truths.includes(each)) : kept;
    // The compiler orders them by when it met them, which a change anywhere may change.
    const forms = others.map((each) => this.of(each)).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
    if (truths.length === 2) forms.unshift({ kind: 'scalar', text: 'true or false' });
    return forms.length === 1 ? forms[0]! : { kind: 'either', forms };
  }

  /** Nothing of a key that a form may not have. */
  private field(symbol: ts.Symbol): Field | undefined {
    const given = this.checker.getTypeOfSymbol(symbol);
    const type = this.checker.getNonNullableType(given);
    if (type.flags & ts.TypeFlags.Never) return undefined;
    const isNullable = given.isUnion() && given.types.some((each) => each.flags & ts.TypeFlags.Null);
    const tag = symbol.getJsDocTags(this.checker).find(({ name }) => name === 'default');
    const fallback = tag && ts.displayPartsToString(tag.text);
    const limits = limitsOf(this.checker, symbol);
    return {
      name: symbol.name,
      isRequired: !(symbol.flags & ts.SymbolFlags.Optional),
      doc: ts.displayPartsToString(symbol.getDocumentationComment(this.checker)),
      ...(fallback !== undefined && { fallback }),
      ...(limits !== undefined && { limits }),
      shape: isNullable ? this.whole(given) : this.of(type),
    };
  }
}

/** Scalars, then what has a name, then forms by the keys that they must have. */
function orderOf(shape: Shape): string {
  if (shape.kind === 'scalar') return `0 ${shape.text}`;
  if (shape.kind === 'named') return `1 ${shape.name}`;
  if (shape.kind !== 'fields') return `2 ${JSON.stringify(shape)}`;
  return `3 ${JSON.stringify([shape.fields.filter(({ isRequired }) => isRequired), shape])}`;
}
