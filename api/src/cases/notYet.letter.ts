import { letterOf, type WriteLetter } from '../accounts/letter.ts'
import type { Language } from '../platform/http/language.ts'

/** What a declared relative is written about. */
export interface About {
  /** Null where the reader may not read it ([P4]). */
  readonly name: string | null
  readonly number: number
  /** Of the man's page. */
  readonly address: string
}

/**
 * To a declared relative who was told of a day that does not come ([M8]): that nothing becomes public then. Who objected, and
 * what changed, it says to nobody; its subject carries no name ([P5]).
 */
export const notYetLetter =
  (about: About): WriteLetter =>
  (language) => {
    const { subject, parts, name } = texts[language]
    return letterOf(language, subject, [...parts(about), name])
  }

const texts: Readonly<
  Record<
    Language,
    {
      readonly subject: string
      readonly parts: (about: About) => readonly string[]
      readonly name: string
    }
  >
> = {
  en: {
    subject: 'Rollcall: we are not certain yet about your relative',
    parts: ({ name, number, address }) => [
      name === null
        ? `Not long ago we wrote to you that Unknown man ${number} in our archive is your relative. We must take that back for now.`
        : `Not long ago we wrote to you that Unknown man ${number} in our archive is ${name}. We must take that back for now.`,
      'Since then something has come up that moderators must look at first. It may still be him, and it may be someone else. Nothing becomes public on the day that we named.',
      'We know what such news means, and how hard it is to wait again. We would rather be slow than wrong about him. If two moderators agree once more, we will write to you before anyone else is told.',
      'His page:',
      address,
      'You do not need to do anything. If you know something that could help, or a dated portrait of him exists, you can add it on his page.',
    ],
    name: 'Rollcall',
  },
  ko: {
    subject: '롤콜: 가족에 관한 소식을 아직 확실히 말씀드릴 수 없습니다',
    parts: ({ name, number, address }) => [
      name === null
        ? `얼마 전 신원 미상자 ${number}번을 가족분 본인으로 보았다고 알려 드렸습니다. 지금은 그 말씀을 거두어야 합니다.`
        : `얼마 전 신원 미상자 ${number}번을 ${name} 님 본인으로 보았다고 알려 드렸습니다. 지금은 그 말씀을 거두어야 합니다.`,
      '그 뒤에 심사자가 먼저 살펴봐야 할 것이 생겼습니다. 여전히 본인일 수 있고, 다른 분일 수도 있습니다. 알려 드린 날에는 아무것도 공개되지 않습니다.',
      '이 소식이 어떤 의미인지, 다시 기다리시는 일이 얼마나 힘드신지 알고 있습니다. 늦더라도 틀리지 않으려고 합니다. 심사자 두 명이 다시 동의하면 다른 분들보다 먼저 알려 드리겠습니다.',
      '페이지 주소:',
      address,
      '따로 하실 일은 없습니다. 도움이 될 만한 것을 아시거나 날짜가 있는 인물 사진이 있으면 위 페이지에 더해 주십시오.',
    ],
    name: '롤콜',
  },
}
