import { type About, about } from '@rollcall/contract/tips.ts'
import { viewStill, viewSubject } from '../cases/subject.view.ts'
import { type Html, html } from '../platform/http/html.ts'
import { visitor } from '../platform/viewer.ts'
import { viewFilm } from '../stills/film.view.ts'
import { readAbouts } from '../tips/about.reader.ts'
import type { SharedPicture } from './page.ts'
import { sharedMan } from './sharedMan.ts'
import { crop, manName, shared } from './show.ts'
import type { Words } from './words.ts'

/** `kind:id` as an address and a field of a form have it; undefined where it names nothing. */
export const aboutIn = (text: string): About | undefined => {
  const [kind, id] = text.split(':')
  const parsed = about.safeParse({ kind, id })
  return parsed.success ? parsed.data : undefined
}

/** What a tip is about, as its form shows it: a man by his picture, or the men to choose from ([T2]). */
export interface AboutShownTo {
  readonly picture: SharedPicture | null
  readonly choose: (chosen: string) => Html
}

/** Null where it is about nothing, or nothing that a visitor may see. */
export const showAbout = async (
  of: About | undefined,
  words: Words,
): Promise<AboutShownTo | null> => {
  if (!of) return null
  const found = (await readAbouts(visitor, [of]))(of)
  if (!found) return null
  switch (found.kind) {
    case 'subject':
      return ofMan(of, await viewSubject(visitor, found.id as never), words)
    case 'sighting':
      return ofMan(of, await viewSubject(visitor, found.subjectId as never), words)
    case 'still':
      return ofStill(of, await viewStill(visitor, found.id as never), words)
    case 'film':
      return fixed(of, (await viewFilm(visitor, found.id as never)).title)
    case 'person':
      return fixed(of, found.person.name ?? words('withheld'))
    default:
      return found satisfies never
  }
}

const named = ({ kind, id }: About): string => `${kind}:${id}`

const fixed = (of: About, told: string): AboutShownTo => ({
  picture: null,
  choose: () => html`<p>${told}</p><input type="hidden" name="about" value="${named(of)}">`,
})

const ofMan = (
  of: About,
  man: Awaited<ReturnType<typeof viewSubject>>,
  words: Words,
): AboutShownTo => {
  const name = manName(man, words)
  const first = man.sightings[0]
  const face = first ? crop(first.still, first.region, words('man.still', { man: name })) : null
  return {
    picture: sharedMan(man, name),
    choose: () =>
      html`<div class="about">${face}<p><a href="/subjects/${man.id}">${name}</a></p></div><input type="hidden" name="about" value="${named(of)}">`,
  }
}

const ofStill = (
  of: About,
  still: Awaited<ReturnType<typeof viewStill>>,
  words: Words,
): AboutShownTo => {
  const one = (value: string, chosen: string, shown: Html | string) =>
    html`<li><label><input type="radio" name="about" value="${value}"${value === chosen && html` checked`}> ${shown}</label></li>`
  return {
    picture: shared(still, words('still.of', { title: still.title })),
    choose: (chosen) =>
      html`<fieldset><legend>${words('tip.which')}</legend><ul class="men">${still.sightings.map(
        ({ id, region, subject }) =>
          one(
            `sighting:${id}`,
            chosen,
            html`${crop(still, region, '')}<span>${manName(subject, words)}</span>`,
          ),
      )}</ul><ul>${one(named(of), chosen, words('tip.whichNone'))}</ul></fieldset>`,
  }
}
