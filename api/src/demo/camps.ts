import type { CampName } from '@rollcall/contract/camps.ts'

/** A camp that never was, as demonstrations have it. */
interface InventedCamp {
  readonly names: readonly [CampName, ...CampName[]]
  readonly place: string
  readonly from: string
  readonly to?: string
}

/** Each is called in three scripts, and lay where no map has a place. */
export const inventedCamps: readonly InventedCamp[] = [
  {
    names: [
      { text: 'Camp 5 (invented)', lang: 'en' },
      { text: '제5수용소 (지어낸 곳)', lang: 'ko' },
      { text: '第五收容所 (虛構)', lang: 'zh-Hant' },
      { text: 'Je-o Suyongso', lang: 'ko-Latn' },
    ],
    place: 'A valley that is on no map (invented)',
    from: '1951-01',
    to: '1953-08',
  },
  {
    names: [
      { text: 'Camp 1 (invented)', lang: 'en' },
      { text: '제1수용소 (지어낸 곳)', lang: 'ko' },
      { text: '第一收容所 (虛構)', lang: 'zh-Hant' },
    ],
    place: 'By a river without a name (invented)',
    from: '1951-03',
    to: '1953-08',
  },
  {
    names: [
      { text: 'Camp 3 (invented)', lang: 'en' },
      { text: '제3수용소 (지어낸 곳)', lang: 'ko' },
      { text: '第三收容所 (虛構)', lang: 'zh-Hant' },
    ],
    place: 'Beyond the third bend of that river (invented)',
    from: '1951-08~',
    to: '1953-08',
  },
  {
    names: [
      { text: 'The Valley (invented)', lang: 'en' },
      { text: '골짜기 (지어낸 곳)', lang: 'ko' },
      { text: '山谷 (虛構)', lang: 'zh-Hant' },
    ],
    place: 'Where the first were brought (invented)',
    from: '1950-11',
    to: '1951-02',
  },
]

export const campNamed = (at: number): string => inventedCamps[at]?.names[0].text ?? ''
