/** Markup that is right as it stands; every text that goes into one is escaped on its way. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Piece = Html | string | number | null | undefined | false | readonly Piece[]

/** ``html`<p>${text}</p>` ``: what is put in stands there as text, unless it is markup itself; nothing stands for nothing. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Piece[]): Html =>
  new Html(strings.map((text, at) => text + written(parts[at])).join(''))

const written = (part: Piece): string => {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'object') return part.map(written).join('')
  return escaped(String(part))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** A text as it may stand in an element or between the double quotes of an attribute. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
