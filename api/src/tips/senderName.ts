/** `Mary`, `O’Neill`, `A.`: as a name is written. */
const part = "\\p{Lu}(?:\\.|[\\p{L}'’-]*)"
const whole = `${part}(?: ${part}){1,3}`

const introductions = [
  new RegExp(`\\b(?:[Mm]y name is|I am|I['’]m) (${whole})`, 'gu'),
  /(?:제|내|저의|나의) 이름은 ?([\p{Script=Hangul} ]{2,12}?)(?=입니다|이고|이며|이에요|예요|[,.])/gu,
]
/** At the end, on a line of its own. */
const signature = new RegExp(`\\n\\s*(${whole})\\s*$`, 'u')

/** The names by which whoever wrote a text calls himself in it: "I am Mary Doe", or below it. There is no field for it. */
export const namesGivenIn = (text: string): string[] => [
  ...introductions.flatMap((one) => [...text.matchAll(one)].map(([, name = '']) => name)),
  ...(signature.exec(text)?.slice(1) ?? []),
]
