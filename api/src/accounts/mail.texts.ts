export interface Letter {
  readonly subject: string
  readonly text: string
}

const close = `
If this was not you, you do not need to do anything. Nobody here will ever ask for your password.

Rollcall`

const letter = (subject: string, text: string): Letter => ({
  subject,
  text: `${text.trim()}\n${close}\n`,
})

/** To whoever signed up: the link shows that the address is theirs. */
export const confirmLetter = (origin: string, token: string): Letter =>
  letter(
    'Confirm your e-mail address for Rollcall',
    `
Somebody, probably you, signed up at Rollcall with this address. To confirm that it is yours, open this page within a day:

${origin}/verify?token=${encodeURIComponent(token)}

After that you can sign in with the password you chose.`,
  )

/** To the owner of an address with which somebody signed up again. */
export const takenLetter = (origin: string, isVerified: boolean): Letter =>
  letter(
    'You already have a Rollcall account',
    `
Somebody, probably you, signed up at Rollcall with this address. There is an account for it already${
      isVerified ? '' : ', only the address was never confirmed'
    }. Nothing about it has changed.

${
  isVerified
    ? `To sign in:\n\n${origin}/sign-in\n\nIf you forgot your password, choose a new one here:`
    : 'To confirm the address and choose a password, go here:'
}

${origin}/reset`,
  )

/** To whoever asked for it: the link lets them choose a new password. */
export const resetLetter = (origin: string, token: string): Letter =>
  letter(
    'Choose a new password for Rollcall',
    `
Somebody, probably you, asked to choose a new password for the Rollcall account with this address. To do so, open this page within an hour:

${origin}/reset?token=${encodeURIComponent(token)}

Until then the old password stays as it is.`,
  )

/** To the owner after the fact, who may not have done it. */
export const changedLetter = (origin: string): Letter => ({
  subject: 'Your Rollcall password was changed',
  text: `The password of the Rollcall account with this address was changed just now, and every session was ended.

If this was not you, somebody can read your mail. Secure your mail account first, then choose a new password here:

${origin}/reset

Rollcall
`,
})
