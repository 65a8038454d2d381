export type Child = Node | string | number | undefined | false | readonly Child[];

/** Attributes of an element; what is undefined or false is left out. */
export interface Attributes {
  readonly [name: string]:
    string | number | boolean | undefined | Listeners | Readonly<Record<string, string>>;
  readonly on?: Listeners;
  /** CSS properties: the policy of the page refuses them as an attribute. */
  readonly css?: Readonly<Record<string, string>>;
}

type Listeners = { readonly [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void };

/** An element. What is text stays text, whatever it holds. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { on = {}, css = {}, ...attributes }: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string' || typeof value === 'number')
      element.setAttribute(name, String(value));
  }
  for (const [name, listener] of Object.entries(on))
    element.addEventListener(name, listener as EventListener);
  for (const [name, value] of Object.entries(css)) element.style.setProperty(name, value);
  element.append(...nodesOf(children));
  return element;
}

export function nodesOf(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child) => {
    if (child === undefined || child === false) return [];
    if (Array.isArray(child)) return nodesOf(child as readonly Child[]);
    return [typeof child === 'number' ? String(child) : (child as Node | string)];
  });
}
