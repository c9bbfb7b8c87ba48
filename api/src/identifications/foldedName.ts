/** Apostrophes and what is typed for one: accents standing alone, primes, modifier letters, those of other scripts. */
const apostrophes =
  /['`\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u055a\u05f3\u07f4\u07f5\u1fbd\u1fbf\u1fef\u1ffd\u1ffe\u2018-\u201b\u2032\u2035\ua78b\ua78c\uff07]/gu

/** What shows nothing: joiners, fillers, marks of direction, controls. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu

/** Blanks of every width; U+2800 is a braille cell without dots. */
const blanks = /[\s\u2800]+/gu

/** Free-text names that are equal in this are one name ([I2]). */
export const foldedName = (name: string): string =>
  name
    // Before NFKC too, which takes an accent that stands alone for a blank and an accent.
    .replace(apostrophes, "'")
    .normalize('NFKC')
    .replace(apostrophes, "'")
    .replace(blanks, ' ')
    .replace(invisible, '')
    .replace(/ +/g, ' ')
    .trim()
    .toLocaleUpperCase('und')
    .toLocaleLowerCase('und')
    .normalize('NFKC')
