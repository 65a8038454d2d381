import { h } from './dom';
import { openedContent } from './opened';
import { go, type Seen } from './page';
import type { State } from './state';
import { inWords } from './words';

/** Shows one customer, tenant or release beside the view that it was opened in. */
export class Drawer {
  readonly element = h('dialog', {
    'aria-labelledby': 'opened',
    on: {
      close: () => this.closed(),
      click: (event) => event.target === this.element && this.element.close(),
    },
  });
  private state: State | undefined;
  private opened: string | undefined;

  async show(shown: Seen): Promise<void> {
    const { open, ...rest } = shown.state;
    this.state = rest;
    if (open === this.opened) return;
    this.opened = open;
    if (open === undefined) return this.element.close();
    const content = await openedContent(shown, open);
    // Another one may have been opened meanwhile.
    if (this.opened !== open) return;
    const close = h(
      'button',
      {
        type: 'button',
        class: 'close',
        'aria-label': inWords('opened.close'),
        on: { click: () => this.element.close() },
      },
      '×',
    );
    this.element.replaceChildren(h('div', { class: 'drawer' }, close, content));
    if (!this.element.open) this.element.showModal();
    this.element.scrollTop = 0;
    document.documentElement.classList.add('opened');
  }

  private closed(): void {
    document.documentElement.classList.remove('opened');
    if (this.opened === undefined) return;
    this.opened = undefined;
    go(this.state!);
  }
}
