import { edtf, endsBeforeItBegins } from '@rollcall/contract/edtf.ts'
import type { PersonForm } from './personForm.ts'

/** What can be said to be wrong before it is sent: the path of the field, and the key of the sentence. */
export type Wrong = ReadonlyMap<
  string,
  | 'nameMissing'
  | 'dateWrong'
  | 'codeMissing'
  | 'titleMissing'
  | 'urlWrong'
  | 'heightWrong'
  | 'campMissing'
  | 'endsBefore'
  | 'idMissing'
>

export function wrongIn(form: PersonForm): Wrong {
  return new Map([
    ...(form.name.trim() ? [] : [['name', 'nameMissing'] as const]),
    ...(['born', 'died', 'captured', 'released'] as const).flatMap((field) =>
      dateAt(field, form[field]),
    ),
    ...(/^(?:1\d\d|2[0-4]\d|250)?$/.test(form.heightCm.trim())
      ? []
      : [['heightCm', 'heightWrong'] as const]),
    ...form.stays.flatMap(({ camp, from, to }, at) => [
      ...(camp.trim() ? [] : [[`stays.${at}.camp`, 'campMissing'] as const]),
      ...dateAt(`stays.${at}.from`, from),
      ...dateAt(`stays.${at}.to`, to),
      ...(endsBeforeItBegins(from, to) ? [[`stays.${at}.to`, 'endsBefore'] as const] : []),
    ]),
    ...form.ids.flatMap((one, at) =>
      (['authority', 'id'] as const)
        .filter((field) => !one[field].trim())
        .map((field) => [`ids.${at}.${field}`, 'idMissing'] as const),
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
