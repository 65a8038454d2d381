import { piecesOf } from '../fasttemplate';
import { expressionOf, type Names } from './names';

/**
 * A text of the older templates as a Go template. What is no parameter stays the text that it is.
 *
 * @throws TemplateFault where braces are not closed
 */
export function convertedText(text: string, names: Names): string {
  if (!text.includes('{{')) return text;
  const made = piecesOf(text).map((piece) => {
    if (piece.tag === undefined) return piece.text.replaceAll('{{', '{{ "{{" }}');
    const expression = expressionOf(piece.tag.trim(), names);
    return expression === undefined ? literal(`{{${piece.tag}}}`) : `{{ ${expression} }}`;
  });
  return made.join('');
}

/** Braces that are text. */
function literal(text: string): string {
  return `{{ ${text.includes('`') ? JSON.stringify(text) : `\`${text}\``} }}`;
}
