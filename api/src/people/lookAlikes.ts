/** Letters of other scripts that a reader takes for Latin ones, as they stand: Н is an H, and н is none. */
const pairs = [
  'аa еe оo рp сc уy хx іi їi јj ѕs һh ԁd ԛq ԝw ӏl кk',
  'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ӀI',
  'αa οo ρp νv ιi κk υu χx γy ϲc ϳj',
  'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC',
  'օo սu հh ցg ոn ɑa ɡg ıi ɩi ʟL ɴN ʀR ɪI ꓲI ӕæ',
  'ᎪA ᏴB ᏟC ᎬE ᎻH ᎫJ ᏦK ᏞL ᎷM ᏢP ᎡR ᏚS ᎢT ᏙV ᎳW ᏃZ',
]
const latin: ReadonlyMap<string, string> = new Map(
  pairs.flatMap((some) => some.split(' ')).map((pair) => [...pair] as [string, string]),
)

/** The same in Latin letters, as far as it looks like them; a machine that reads paper takes l for 1 and O for 0. */
export const asItLooks = (written: string): string => {
  // Plain letters, as most words are, look like themselves.
  if (!/[^A-Za-z]/.test(written)) return written
  // An accent is a sign of its own then.
  const letters = [...written.normalize('NFD')].map((one) => latin.get(one) ?? one).join('')
  return /\p{L}/u.test(letters) ? letters.replace(/0/g, 'o').replace(/1/g, 'l') : letters
}
