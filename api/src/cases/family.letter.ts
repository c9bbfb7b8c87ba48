import { letterOf, type WriteLetter } from '../accounts/letter.ts'
import type { Language } from '../platform/http/language.ts'
import type { About } from './notYet.letter.ts'

interface Told extends About {
  readonly publicOn: Date
}

/** To a declared relative: what is public from which day on, and how to object ([M8]). Its subject carries no name ([P5]). */
export const familyLetter =
  (told: Told): WriteLetter =>
  (language) => {
    const { subject, parts, name } = texts[language]
    return letterOf(language, subject, [...parts(told, dayIn(language, told.publicOn)), name])
  }

const dayIn = (language: Language, day: Date): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(day)

const texts: Readonly<
  Record<
    Language,
    {
      readonly subject: string
      readonly parts: (told: Told, day: string) => readonly string[]
      readonly name: string
    }
  >
> = {
  en: {
    subject: 'Rollcall: news about your relative, before anyone else is told',
    parts: ({ name, number, address }, day) => [
      name === null
        ? 'You told us that you are a relative of someone on our roster.'
        : `You told us that you are a relative of ${name}.`,
      `Two moderators now agree that Unknown man ${number} in our archive is your relative. We are telling the family, and those who helped, before anyone else. If nothing speaks against it, everyone will be able to read it from ${day} (UTC). It is not an official accounting.`,
      'His page:',
      address,
      'If you think that this is wrong, please say so before that day: sign in, open his page, and choose “I think this is wrong”. Then nothing becomes public until moderators have looked at it again.',
    ],
    name: 'Rollcall',
  },
  ko: {
    subject: '롤콜: 가족에 관한 소식을 다른 분들보다 먼저 전해 드립니다',
    parts: ({ name, number, address }, day) => [
      name === null
        ? '저희 명부에 있는 분의 가족이라고 알려 주셨습니다.'
        : `${name} 님의 가족이라고 알려 주셨습니다.`,
      `심사자 두 명이 신원 미상자 ${number}번을 가족분 본인으로 보았습니다. 가족분과 도움을 주신 분께 다른 분들보다 먼저 알려 드립니다. 반대되는 내용이 없으면 ${day}(협정 세계시)부터 누구나 볼 수 있습니다. 이곳에서 내린 판단이며, 공식적인 신원 확인이 아닙니다.`,
      '페이지 주소:',
      address,
      '잘못되었다고 생각하시면 그날 전에 알려 주십시오. 로그인하신 뒤 위 페이지에서 ‘잘못된 것 같습니다’를 누르시면 됩니다. 그러면 심사자가 다시 살펴볼 때까지 아무것도 공개되지 않습니다.',
    ],
    name: '롤콜',
  },
}
