import { wholeYear } from './dateParts.ts'

/** How many years before ours each count begins that older Koreans, Japanese and Chinese write. */
const eras: Readonly<Record<string, number>> = {
  ...{ 단군기원: -2333, 단기: -2333, 檀君紀元: -2333, 檀紀: -2333 },
  ...{ 昭和: 1925, 소화: 1925, 쇼와: 1925, 大正: 1911, 대정: 1911, 다이쇼: 1911 },
  ...{ 明治: 1867, 명치: 1867, 메이지: 1867, 中華民國: 1911, 民國: 1911, 민국: 1911 },
}
const named = new RegExp(`(${Object.keys(eras).join('|')})\\s*(\\d{4}|\\d{1,2})(?!\\d)`, 'gu')

/** Until 1961 years were counted from Dangun in Korea: 4284 is 1951. No other date lies there. */
const bare = /(^|\D)(42\d\d)(?=\s*[년年]|\s*[./-]\s*(?:0?[1-9]|1[0-2])(?:\D|$))/gu
const DANGUN = -2333

/** The same with years as we count them: `단기 4284년`, `4284. 6. 14`, `昭和二十六年`, `民國40年`. */
export const inWesternYears = (written: string): string =>
  inFigures(written)
    .replace(named, (_, era: string, year: string) => String(Number(year) + (eras[era] ?? 0)))
    .replace(bare, (_, before: string, year: string) => before + String(Number(year) + DANGUN))
    .replace(/^(42\d\d)(?=\d{4}$)/u, (year) => String(Number(year) + DANGUN))

/** Chinese figures before what they count, one by one (四二八四年) or in tens (十六年). */
const inFigures = (written: string): string =>
  written.replace(/([〇○零一二三四五六七八九十]+|元)(?=\s*[年月日년월일])/gu, (figures) =>
    figures === '元' ? '1' : figures.includes('十') ? inTens(figures) : oneByOne(figures),
  )

const FIGURES = '〇一二三四五六七八九'
const oneByOne = (figures: string): string =>
  [...figures].map((one) => Math.max(0, FIGURES.indexOf(one))).join('')

const inTens = (figures: string): string => {
  const [tens = '', ones = ''] = figures.split('十')
  return String((tens ? Number(oneByOne(tens)) : 1) * 10 + (ones ? Number(oneByOne(ones)) : 0))
}

/** Two figures are a year behind an apostrophe or a season, before 년, and where no day of a month could be meant: `spring of 51`, `Nov 50`. */
export const withWholeYears = (text: string): string =>
  text
    .replace(/['’‘‛](\d\d)(?!\d|['’]?s)/gu, (_, year: string) => wholeYear(year))
    .replace(/^(\d\d)(?=\s*[년年])/u, wholeYear)
    .replace(shortBehind, (_, word: string, year: string) => `${word} ${wholeYear(year)}`)
const shortBehind =
  /\b((?:spring|summer|autumn|fall|winter|early|beginning|mid|middle|late|end)(?:\s*-|,|\s+in)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?(?=\s+(?:3[2-9]|[4-9]\d)))\s*(\d\d)(?=$|\s*(?:[-/~]|to\b|and\b|or\b))/gi
