import { edtf } from '@rollcall/contract/edtf.ts'
import type { PersonForm } from './personForm.ts'

/** What can be said to be wrong before it is sent: the path of the field, and the key of the sentence. */
export type Wrong = ReadonlyMap<
  string,
  'nameMissing' | 'dateWrong' | 'codeMissing' | 'titleMissing' | 'urlWrong'
>

export function wrongIn(form: PersonForm): Wrong {
  return new Map([
    ...(form.name.trim() ? [] : [['name', 'nameMissing'] as const]),
    ...(['born', 'died', 'captured', 'released'] as const).flatMap((field) =>
      dateAt(field, form[field]),
    ),
    ...form.fates.flatMap(({ code, asOf }, at) => [
      ...(code ? [] : [[`fates.${at}.code`, 'codeMissing'] as const]),
      ...dateAt(`fates.${at}.asOf`, asOf),
    ]),
    ...form.publishedLists.flatMap(({ title, date, url }, at) => [
      ...(title.trim() ? [] : [[`publishedLists.${at}.title`, 'titleMissing'] as const]),
      ...dateAt(`publishedLists.${at}.date`, date),
      ...(!url.trim() || /^https?:\/\/[^\s]+$/.test(url.trim())
        ? []
        : [[`publishedLists.${at}.url`, 'urlWrong'] as const]),
    ]),
  ])
}

const dateAt = (path: string, text: string): (readonly [string, 'dateWrong'])[] =>
  !text.trim() || edtf.safeParse(text).success ? [] : [[path, 'dateWrong']]
