import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a browser gets at a reload. */
export interface ServedPage {
  readonly status: number;
  readonly type: 'text/html' | 'text/plain';
  readonly body: string;
}

const LOOPBACK = '127.0.0.1';

/**
 * Serves one page on this machine alone, until the process is told to end. A name of another host is refused: a page of the
 * web could have it lead here (DNS rebinding).
 *
 * @param page makes it anew
 * @param ready gets the address
 */
export function serve(page: () => Promise<ServedPage>, ready: (url: string) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer(({ method, url = '/', headers }, response) => {
      const { port } = server.address() as AddressInfo;
      const isOwn = [`${LOOPBACK}:${port}`, `localhost:${port}`].includes(headers.host ?? '');
      if (!isOwn) return answer(response, { status: 403, type: 'text/plain', body: 'not for this host\n' });
      if (method !== 'GET' || url.split('?')[0] !== '/')
        return answer(response, { status: 404, type: 'text/plain', body: 'there is one page: /\n' });
      page().then(
        (made) => answer(response, made),
        (fault: unknown) => {
          response.destroy();
          server.close();
          server.emit('error', fault);
        },
      );
    });
    const end = () => {
      server.close(() => resolve(0));
      server.closeAllConnections();
    };
    process.once('SIGINT', end).once('SIGTERM', end);
    server.on('error', reject);
    server.on('close', () => process.off('SIGINT', end).off('SIGTERM', end));
    server.listen(0, LOOPBACK, () => ready(`http://localhost:${(server.address() as AddressInfo).port}/`));
  });
}

function answer(response: ServerResponse, { status, type, body }: ServedPage): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
  response.end(body);
}
