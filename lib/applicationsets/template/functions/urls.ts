import { TemplateFault, uncertain } from '../fault';
import { Dict, typeOf, type Value } from '../value';
import { bytesOf, textOf } from '../text/bytes';
import { takes, type Functions } from './function';

/** Functions of Sprig on URLs, of Go's net/url. */
export const urls: Functions = {
  urlParse: takes(['string'], (text) => new Dict(Object.entries(parsed(text)))),
  urlJoin: takes(['dict'], joined),
};

type Url = Readonly<
  Record<'scheme' | 'host' | 'hostname' | 'path' | 'query' | 'opaque' | 'fragment' | 'userinfo', string>
>;

const NONE = {
  scheme: '',
  host: '',
  hostname: '',
  path: '',
  query: '',
  opaque: '',
  fragment: '',
  userinfo: '',
};

function parsed(text: string): Url {
  if (/[\x00-\x1f\x7f]/.test(text)) throw bad(text, 'it has a control character');
  const [before, ...after] = text.split('#');
  const fragment = unescaped(after.join('#'), text);
  const [, named = '', rest = ''] = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(.*)$/s.exec(before!) ?? [];
  if (before!.startsWith(':')) throw bad(text, 'nothing stands before the colon');
  const scheme = named.toLowerCase();
  const mark = rest.indexOf('?');
  const [address, query] = mark === -1 ? [rest, ''] : [rest.slice(0, mark), rest.slice(mark + 1)];
  const url = { ...NONE, scheme, query, fragment };
  if (!address.startsWith('/')) {
    if (scheme !== '') return { ...url, opaque: address };
    if (address.split('/')[0]!.includes(':')) throw bad(text, 'its first segment has a colon');
  }
  if (!address.startsWith('//') || (scheme === '' && address.startsWith('///')))
    return { ...url, path: unescaped(address, text) };
  const [, authority = '', path = ''] = /^\/\/([^/]*)(.*)$/s.exec(address)!;
  const at = authority.lastIndexOf('@');
  const host = hostOf(authority.slice(at + 1), text);
  return {
    ...url,
    host,
    hostname: host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1'),
    path: unescaped(path, text),
    userinfo: at === -1 ? '' : userOf(authority.slice(0, at), text),
  };
}

function hostOf(host: string, text: string): string {
  if (/%|[^\x21-\x7e]/.test(host)) throw uncertain(`the URL '${text}' has such a host`);
  const port = host.startsWith('[') ? /^\[[^\]]*\](.*)$/.exec(host)?.[1] : (/:.*$/.exec(host)?.[0] ?? '');
  if (port === undefined || !/^(:\d*)?$/.test(port)) throw bad(text, `'${host}' is no host with a port`);
  if (/[ "<>\\^`{|}]/.test(host)) throw bad(text, `'${host}' is no host`);
  return host;
}

function userOf(user: string, text: string): string {
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user)) throw bad(text, `'${user}' is no user`);
  const [name, ...password] = user.split(':');
  const parts = [name!, ...(password.length > 0 ? [password.join(':')] : [])];
  return parts.map((part) => escaped(unescaped(part, text), /[A-Za-z0-9\-_.~$&+,;=]/)).join(':');
}

function unescaped(part: string, text: string): string {
  if (!part.includes('%')) return part;
  if (/%(?![\da-fA-F]{2})/.test(part)) throw bad(text, 'a % has no two digits after it');
  const bytes = part
    .match(/%[\da-fA-F]{2}|[^%]+/g)!
    .map((piece) => (piece.startsWith('%') ? Uint8Array.of(parseInt(piece.slice(1), 16)) : bytesOf(piece)));
  return textOf(Uint8Array.from(bytes.flatMap((each) => [...each])), `the URL '${text}'`);
}

function escaped(part: string, kept: RegExp): string {
  return Array.from(bytesOf(part), (byte) => {
    const char = String.fromCharCode(byte);
    return byte < 0x80 && kept.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

function bad(url: string, why: string): TemplateFault {
  return new TemplateFault(`'${url}' is no URL: ${why}`, 'write one such as https://example.com/path');
}

function joined(dict: Dict): Value {
  const part = (key: keyof Url): string => {
    const value = dict.entries.get(key) ?? '';
    if (typeof value === 'string') return value;
    throw new TemplateFault(`urlJoin gets ${typeOf(value)} as ${key}`, 'give it strings');
  };
  const [scheme, host, opaque, query, fragment] = [
    part('scheme'),
    part('host'),
    part('opaque'),
    part('query'),
    part('fragment'),
  ];
  const user = part('userinfo') && userOf(part('userinfo'), part('userinfo'));
  const path = escaped(part('path'), /[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]]/);
  const tail = `${query && `?${query}`}${fragment && `#${escaped(fragment, /[A-Za-z0-9\-_.~$&+,/:;=?@!'()*]/)}`}`;
  const start = scheme && `${scheme}:`;
  if (opaque) return start + opaque + tail;
  if (/[^\x21-\x7e]|[%"<>\\^`{|}]/.test(host)) throw uncertain(`urlJoin gets the host '${host}'`);
  const hasAuthority = host !== '' || user !== '' || (scheme !== '' && path !== '');
  const authority = hasAuthority ? `//${user && `${user}@`}${host}` : '';
  const slash = path !== '' && !path.startsWith('/') && host !== '' ? '/' : '';
  const dot = start + authority === '' && path.split('/')[0]!.includes(':') ? './' : '';
  return start + authority + slash + dot + path + tail;
}
