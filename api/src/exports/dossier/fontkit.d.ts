/** As much of it as we use; the package brings no types. */
declare module 'fontkit' {
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean
    layout(text: string): { readonly advanceWidth: number }
    readonly unitsPerEm: number
  }
  export const create: (bytes: Uint8Array) => Font
}
