/** As much of it as we use; the package brings no types. */
declare module 'fontkit' {
  export interface Glyph {
    /** What it is drawn for. */
    readonly codePoints: readonly number[]
  }
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean
    layout(text: string): { readonly advanceWidth: number; readonly glyphs: readonly Glyph[] }
    getGlyph(id: number, codePoints?: readonly number[]): Glyph
    readonly unitsPerEm: number
  }
  export const create: (bytes: Uint8Array) => Font
}
