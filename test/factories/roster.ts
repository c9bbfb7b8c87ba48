/** A stream of numbers from 0 to 1 that is the same for the same seed. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Random = () => number
const pick = <T>(random: Random, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T
const words = (text: string): string[] => text.trim().split(/\s+/)

const given =
  words(`Albert Alfred Andrew Anthony Arthur Benjamin Bernard Calvin Charles Clarence Clifford Daniel
  David Donald Earl Edward Elmer Ernest Eugene Francis Frank Fred George Gerald Gilbert Harold Harry Henry Herbert
  Howard Jack Jacob James Jerome Joe John Joseph Kenneth Lawrence Leonard Leroy Lewis Lloyd Louis Marvin Melvin
  Michael Milton Norman Oscar Patrick Paul Peter Philip Ralph Raymond Richard Robert Ronald Roy Russell Samuel
  Stanley Stephen Theodore Thomas Timothy Vernon Victor Vincent Walter Warren William Willard`)
const roots =
  words(`Ash Black Brad Brook Cald Chest Clay Cran Dal Den Eld Fair Garr Glad Hal Hamp Hart Hay Hol Kel
  Lang Lind Mar Mill Nor Oak Pem Pres Quin Rad Red Ros Ruth Sed Shel Stan Stock Thorn Tren Wad Wal Wex Whit Win Wood`)
const ends =
  words(`berg bury by den dorf field ford ham ington ley man more ner rick ridge sen ser shaw son stead
  ston ter ton wall way well wick wood worth`)
const families =
  words(`Abramowicz Alvarez Baptiste Begay Bouchard Castellano Cavanaugh DeLuca Dombrowski Eisenberg
  Fitzgerald Gallagher Gutierrez Hernandez Hochstetler Ivanchenko Jankowski Kaczmarek Kawamoto Kowalczyk LaFontaine
  Leclerc MacGregor Malloy McAllister McCready Mendoza Nakagawa Nguyen O'Brien O'Shaughnessy Pacheco Papadopoulos
  Pietrowski Quiñones Ramirez Rodriguez Rosenthal Schneider Schwarzkopf Szymanski Takahashi Tchaikovsky Thibodeaux
  VanderMeer VanHouten Villanueva Wojciechowski Yarborough Zielinski`)

const americanName = (random: Random): string[] => {
  const family = random() < 0.35 ? pick(random, families) : pick(random, roots) + pick(random, ends)
  const middle = random() < 0.6 ? [String.fromCharCode(65 + Math.floor(random() * 23))] : []
  return [pick(random, given), ...middle, family]
}

/** Korean syllables, each in the ways it is romanised. */
const koreanFamilies = [
  'Kim Gim',
  'Lee Yi Rhee Ri',
  'Park Pak Bak',
  'Choi Choe',
  'Chung Jeong Jung',
  'Kang Gang',
  'Cho Jo',
  'Yoon Yun',
  'Chang Jang',
  'Lim Im Rim',
  'Han',
  'Oh O',
  'Shin Sin',
  'Kwon Gwon',
  'Hwang',
  'Ahn An',
  'Song',
  'Yoo Yu Ryu',
  'Bae Pae',
  'Moon Mun',
]
const koreanSyllables = [
  'Chul Cheol Chol',
  'Soo Su',
  'Young Yeong Yong',
  'Ho',
  'Min',
  'Jin Chin',
  'Sung Seong Song',
  'Hyun Hyeon Hyon',
  'Kyung Gyeong Kyong',
  'Jae Chae',
  'Sang',
  'Woo U Wu',
  'Dong Tong',
  'Hwan',
  'Kyu Gyu',
  'Tae Dae',
  'Joon Jun Chun',
  'Hee Hui',
  'Sik Shik',
  'Bum Beom Pom',
  'Won',
  'Gil Kil',
  'Nam',
  'Seok Suk Sok',
  'Ki Gi',
  'Yun Yoon',
]
const koreanName = (random: Random): string[] => [
  pick(random, koreanFamilies),
  pick(random, koreanSyllables),
  pick(random, koreanSyllables),
]

/** An invented man: his name, and how somebody who misremembers it writes it. */
export interface Invented {
  readonly name: string
  misspelt(random: Random): string
}
const first = (ways: string): string => words(ways)[0] ?? ''
const american = (random: Random): Invented => {
  const parts = americanName(random)
  return { name: parts.join(' '), misspelt: (again) => misremember(again, parts) }
}
const korean = (random: Random): Invented => {
  const parts = koreanName(random)
  const write = ([family, one, two]: string[]) => `${family} ${one} ${two}`
  const name = write(parts.map(first))
  return {
    name,
    misspelt: (again) => {
      const [family = '', one = '', two = ''] = parts.map((ways) => pick(again, words(ways)))
      return pick(again, [
        `${family} ${one} ${two}`,
        `${family} ${one}-${two.toLowerCase()}`,
        `${one}${two.toLowerCase()} ${family}`,
        `${family} ${one}${two.toLowerCase()}`,
      ])
    },
  }
}

/** A roster in which no two names are the same. */
export const inventRoster = (size: number, seed: number): Invented[] => {
  const random = seeded(seed)
  const roster = new Map<string, Invented>()
  while (roster.size < size) {
    const man = random() < 0.93 ? american(random) : korean(random)
    roster.set(man.name, man)
  }
  return [...roster.values()]
}

const misremember = (random: Random, parts: readonly string[]): string => {
  const family = parts.at(-1) ?? ''
  const [name = ''] = parts
  const ways = [
    () => `${name} ${typo(random, family)}`,
    () => `${typo(random, name)} ${family}`,
    () => `${name} ${sounding(random, family)}`,
    () => `${typo(random, family)}, ${name}`,
    () => `${family} ${name}`,
    () => `${name[0]}. ${parts.length > 2 ? `${parts[1]}. ` : ''}${typo(random, family)}`,
    () => `${nickname(name)} ${family}`,
    () => `${nickname(name)} ${sounding(random, family)}`,
    () => typo(random, parts.join(' ')),
    () => `${name} ${typo(random, typo(random, family))}`,
    () => `${sounding(random, parts.join(' '))}`,
  ]
  return pick(random, ways)()
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const typo = (random: Random, word: string): string => {
  const at = 1 + Math.floor(random() * (word.length - 1))
  const before = word.slice(0, at)
  const [here = '', next = ''] = [word[at], word[at + 1]]
  return pick(random, [
    before + word.slice(at + 1),
    before + next + here + word.slice(at + 2),
    before + pick(random, [...letters]) + word.slice(at + 1),
    before + here + here + word.slice(at + 1),
    before + pick(random, [...letters]) + word.slice(at),
  ])
}

const soundAlikes: readonly (readonly [RegExp, string])[] = [
  [/ph/i, 'f'],
  [/ck/i, 'k'],
  [/c(?=[aou])/i, 'k'],
  [/c(?=[ei])/i, 's'],
  [/ey$/i, 'y'],
  [/y\b/i, 'ie'],
  [/ea/i, 'ee'],
  [/ie/i, 'ei'],
  [/ll/i, 'l'],
  [/tt/i, 't'],
  [/sch/i, 'sh'],
  [/wicz/i, 'vitch'],
  [/ow/i, 'ou'],
  [/z/i, 's'],
  [/x/i, 'ks'],
  [/w(?=h)/i, ''],
  [/mac|mc/i, 'Mack'],
  [/sen\b/i, 'son'],
  [/er\b/i, 'ur'],
  [/au/i, 'aw'],
  [/ou/i, 'u'],
  [/tch/i, 'ch'],
  [/gh/i, 'g'],
  [/th/i, 't'],
  [/kn/i, 'n'],
  [/or/i, 'ore'],
  [/ton\b/i, 'tin'],
  [/man\b/i, 'mann'],
  [/o\b/i, 'oh'],
]
const sounding = (random: Random, word: string): string => {
  const fitting = soundAlikes.filter(([from]) => from.test(word))
  if (!fitting.length) return typo(random, word)
  const [from, to] = pick(random, fitting)
  return word.replace(from, to)
}
const nicknames: Readonly<Record<string, string>> = {
  Albert: 'Al',
  Alfred: 'Fred',
  Andrew: 'Andy',
  Anthony: 'Tony',
  Arthur: 'Art',
  Benjamin: 'Ben',
  Bernard: 'Bernie',
  Charles: 'Chuck',
  Clifford: 'Cliff',
  Daniel: 'Danny',
  David: 'Dave',
  Donald: 'Don',
  Edward: 'Ted',
  Eugene: 'Gene',
  Francis: 'Frank',
  Gerald: 'Jerry',
  Harold: 'Hal',
  Henry: 'Hank',
  Herbert: 'Herb',
  Jacob: 'Jake',
  James: 'Jim',
  Jerome: 'Jerry',
  John: 'Jack',
  Joseph: 'Joe',
  Kenneth: 'Ken',
  Lawrence: 'Larry',
  Leonard: 'Len',
  Louis: 'Lou',
  Michael: 'Mike',
  Norman: 'Norm',
  Patrick: 'Pat',
  Peter: 'Pete',
  Philip: 'Phil',
  Raymond: 'Ray',
  Richard: 'Dick',
  Robert: 'Bob',
  Ronald: 'Ron',
  Russell: 'Russ',
  Samuel: 'Sam',
  Stanley: 'Stan',
  Stephen: 'Steve',
  Theodore: 'Ted',
  Thomas: 'Tommy',
  Timothy: 'Tim',
  Vernon: 'Vern',
  Victor: 'Vic',
  Vincent: 'Vince',
  Walter: 'Walt',
  Willard: 'Will',
  William: 'Bill',
}
const nickname = (name: string): string => nicknames[name] ?? name
