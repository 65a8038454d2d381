import type { ReportAnswers } from '../answers';
import type { ReportDetails, ReportRows } from '../data';

export function readRows(): Promise<ReportRows> {
  return read('rows') as Promise<ReportRows>;
}

let details: Promise<ReportDetails> | undefined;

/** Unpacked when the first is asked for. */
export function readDetails(): Promise<ReportDetails> {
  return (details ??= read('details') as Promise<ReportDetails>);
}

let answers: Promise<ReportAnswers> | undefined;

export function readAnswers(): Promise<ReportAnswers> {
  return (answers ??= read('answers') as Promise<ReportAnswers>);
}

async function read(id: string): Promise<unknown> {
  const holder = document.getElementById(id)!;
  const text = atob(holder.textContent.trim());
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  // It is not needed twice.
  holder.remove();
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).json();
}
