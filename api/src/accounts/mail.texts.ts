import type { Language } from '../platform/http/language.ts'
import { type Letter, letterOf, type WriteLetter } from './letter.ts'

/** To whoever signed up: the link shows that the address is theirs. */
export const confirmLetter = (origin: string, token: string): WriteLetter =>
  letter('confirm', `${origin}/verify?token=${encodeURIComponent(token)}`)

/** To the owner of an address with which somebody signed up again. */
export const takenLetter = (origin: string, isVerified: boolean): WriteLetter =>
  isVerified
    ? letter('taken', `${origin}/sign-in`, `${origin}/reset`)
    : letter('takenUnconfirmed', `${origin}/reset`)

/** To whoever asked for it: the link lets them choose a new password. */
export const resetLetter = (origin: string, token: string): WriteLetter =>
  letter('reset', `${origin}/reset?token=${encodeURIComponent(token)}`)

/** To the owner after the fact, who may not have done it. */
export const changedLetter = (origin: string): WriteLetter => letter('changed', `${origin}/reset`)

/** To whoever sent something that an admin has cancelled. */
export const cancelledLetter = (link: string, title: string): WriteLetter => {
  const write = letter('cancelled', link)
  return (language) => write(language, title)
}

/** After these nothing is said of doing nothing: what was done cannot be undone so, or nobody pretends to be somebody. */
const PLAIN: readonly string[] = ['changed', 'cancelled']

const letter =
  (kind: keyof (typeof texts)['en'], ...links: readonly string[]) =>
  (language: Language, title = ''): Letter => {
    const { subject, parts } = texts[language][kind]
    const said = parts.flatMap((part, at) =>
      [part.replace('{{title}}', () => title), links[at]].filter((one) => one !== undefined),
    )
    const { harmless, name } = closings[language]
    return letterOf(language, subject, [...said, ...(PLAIN.includes(kind) ? [] : [harmless]), name])
  }

const closings = {
  en: {
    harmless:
      'If this was not you, you do not need to do anything. Nobody here will ever ask for your password.',
    name: 'Rollcall',
  },
  ko: {
    harmless:
      '본인이 하신 일이 아니라면 아무것도 하지 않으셔도 됩니다. 저희는 비밀번호를 절대로 묻지 않습니다.',
    name: '롤콜',
  },
} as const

/** After each part but the last stands its address. */
const texts = {
  en: {
    confirm: {
      subject: 'Confirm your e-mail address for Rollcall',
      parts: [
        'Someone, probably you, created a Rollcall account with this address. To confirm that the address is yours, open this page within one day:',
        'After that you can sign in with the password you chose.',
      ],
    },
    taken: {
      subject: 'You already have a Rollcall account',
      parts: [
        'Someone, probably you, tried to create a Rollcall account with this address. There already is one. Nothing about the account has changed. To sign in:',
        'If you forgot your password, choose a new one here:',
      ],
    },
    takenUnconfirmed: {
      subject: 'You already have a Rollcall account',
      parts: [
        'Someone, probably you, tried to create a Rollcall account with this address. There already is one. Its address has not been confirmed yet. Nothing about the account has changed. To confirm the address and choose a password, go here:',
      ],
    },
    reset: {
      subject: 'Choose a new password for Rollcall',
      parts: [
        'Someone, probably you, asked for a new password for the Rollcall account with this address. To choose one, open this page within one hour:',
        'Until you do, your old password still works.',
      ],
    },
    changed: {
      subject: 'Your Rollcall password was changed',
      parts: [
        'The password of the Rollcall account with this address has just been changed, and you were signed out everywhere. If this was not you, someone may be able to read your e-mail. Secure your e-mail account first, then choose a new password here:',
      ],
    },
    cancelled: {
      subject: 'What you sent to Rollcall was cancelled',
      parts: [
        'An admin cancelled the preparation of what you sent: “{{title}}”. The file is kept, and nothing else was made of it. You can have it tried again on its page:',
      ],
    },
  },
  ko: {
    confirm: {
      subject: '롤콜 이메일 주소 확인',
      parts: [
        '누군가(아마도 본인이) 이 주소로 롤콜에 가입했습니다. 본인의 주소가 맞으면 하루 안에 다음 페이지를 열어 확인해 주십시오.',
        '확인하신 뒤에는 정하신 비밀번호로 로그인하실 수 있습니다.',
      ],
    },
    taken: {
      subject: '이미 롤콜 계정이 있습니다',
      parts: [
        '누군가(아마도 본인이) 이 주소로 롤콜에 가입하려고 했습니다. 이 주소의 계정이 이미 있습니다. 계정은 아무것도 바뀌지 않았습니다. 로그인:',
        '비밀번호를 잊으셨으면 새로 정해 주십시오.',
      ],
    },
    takenUnconfirmed: {
      subject: '이미 롤콜 계정이 있습니다',
      parts: [
        '누군가(아마도 본인이) 이 주소로 롤콜에 가입하려고 했습니다. 이 주소의 계정이 이미 있습니다. 다만 주소가 아직 확인되지 않았습니다. 계정은 아무것도 바뀌지 않았습니다. 주소를 확인하고 비밀번호를 정하시려면:',
      ],
    },
    reset: {
      subject: '롤콜 새 비밀번호 정하기',
      parts: [
        '누군가(아마도 본인이) 이 주소의 롤콜 계정에 새 비밀번호를 요청했습니다. 한 시간 안에 다음 페이지를 열어 정해 주십시오.',
        '그때까지는 이전 비밀번호를 그대로 쓰실 수 있습니다.',
      ],
    },
    changed: {
      subject: '롤콜 비밀번호가 바뀌었습니다',
      parts: [
        '이 주소의 롤콜 계정 비밀번호가 방금 바뀌었고, 모든 기기에서 로그아웃되었습니다. 본인이 바꾸지 않으셨다면 다른 사람이 메일을 읽고 있을 수 있습니다. 먼저 메일 계정을 안전하게 하신 뒤 이곳에서 새 비밀번호를 정해 주십시오.',
      ],
    },
    cancelled: {
      subject: '롤콜에 보내신 자료의 준비가 취소되었습니다',
      parts: [
        '보내신 자료 “{{title}}”의 준비를 관리자가 취소했습니다. 보내신 파일은 그대로 보관하고, 만들던 것은 지웠습니다. 다음 페이지에서 다시 시도하실 수 있습니다.',
      ],
    },
  },
} satisfies Record<Language, Record<string, { subject: string; parts: readonly string[] }>>
