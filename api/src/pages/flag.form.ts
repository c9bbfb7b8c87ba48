import { flagBody, fromOneLine } from '@rollcall/contract/flags.ts'
import { z } from 'zod'
import { takeFlag } from '../flags/flag.service.ts'
import { acting } from '../platform/http/acting.ts'
import { parse } from '../platform/http/parse.ts'
import { refuseField } from '../platform/refusal.ts'
import { tipKey } from '../tips/proven.service.ts'
import { refusedFlagPage } from './flag.pages.ts'
import { admittedByForm, field, lines, type Sent, told, whatIsWrong, withKey } from './forms.ts'
import type { Page } from './page.ts'
import type { FormParts } from './tip.form.ts'
import { receiptPage } from './tip.pages.ts'

const flagFields = z.object({ key: field, about: field, kind: field, text: field })

/** A flag raised by the form without scripts, as a tip is sent ([D3], [T3]). */
export const takeFlagForm = async (
  { tips, flags }: FormParts,
  { fields, address, requestId, words }: Sent,
): Promise<Page> => {
  const given = parse(flagFields, fields ?? {})
  try {
    const about = fromOneLine(given.about)
    if (!about) throw refuseField('about', 'must be a kind and an id, such as subject:…')
    const { kind, text } = given
    const body = parse(flagBody, { about, ...(kind && { kind }), text: lines(text) })
    const key = parse(tipKey, given.key, 'key')
    const admit = admittedByForm(tips.limits, address)
    const taken = acting({ requestId, act: 'raiseFlagForm' }, () =>
      takeFlag(flags.secret, key, body, admit),
    )
    return receiptPage(await taken, words, words('flag.arrived'))
  } catch (error) {
    const wrong = whatIsWrong(told(error, requestId), words, 'flag')
    return refusedFlagPage(withKey(given), wrong, words)
  }
}
