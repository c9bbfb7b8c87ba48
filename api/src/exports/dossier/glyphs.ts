import type { Font, Glyph } from 'fontkit'

/**
 * A font of which each glyph says for what it is drawn each time. The library keeps one with the characters for which it came first,
 * and with none where it came as a part of another, as `'` is of `"`: from then on `O'Neill` was copied out of every dossier of
 * that process as `ONeill`.
 */
export const tellingCharacters = (font: Font): Font => {
  const kept = font.getGlyph.bind(font)
  font.getGlyph = (id, codePoints = []) => {
    const glyph = kept(id, codePoints)
    return codePoints.length === 0 || isFor(glyph, codePoints)
      ? glyph
      : Object.create(glyph, { codePoints: { value: codePoints, enumerable: true } })
  }
  return font
}

const isFor = (glyph: Glyph, codePoints: readonly number[]): boolean =>
  glyph.codePoints.length === codePoints.length &&
  glyph.codePoints.every((codePoint, at) => codePoint === codePoints[at])
