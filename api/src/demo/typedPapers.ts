import { placeOfLine, type Typed, typedPdf } from './drawing/paper.ts'
import { inventRoster } from './roster.ts'

/** A paper that was never typed: what it is called, what its pages say, and which of them everybody may see. */
export interface TypedPaper {
  readonly title: string
  readonly localId: string
  readonly date: string
  readonly pages: readonly Typed[]
  readonly opened: readonly number[]
}

const card = { width: 432, height: 306, letters: 7.5 } as const
const letter = { width: 612, height: 792, letters: 8.5 } as const

/** As whoever typed it heard his name: wrong by one letter. */
const misspelt = (name: string): string => name.replace(/.$/, (last) => (last === 'e' ? 'a' : 'e'))
const surnameOf = (man: number): string =>
  inventRoster()[man]?.given.name.split(' ').at(-1) ?? 'NOT KNOWN'

/** Names the first man of the roster; the line that does is cited. */
export const shotList: TypedPaper = {
  title: 'Shot list of reel 4 — fiction',
  localId: 'INV-16-0004-A',
  date: '1951-02~',
  opened: [1],
  pages: [
    {
      ...card,
      lines: [
        'SHOT LIST   REEL 4            CARD 1 OF 1',
        'CAMP 5      WINTER OF 1951    NO SOUND',
        '---',
        '1. Prisoners in rows before the barrack.',
        '   Snow. Front row, from the left:',
        '   (a) not known',
        `   (b) ${misspelt(surnameOf(0))}`,
        '   (c) to (f) not known',
        '2. A man at a table with a lamp. He does',
        '   not look up.',
        '---',
        'This card was drawn by Rollcall. Fiction:',
        'no man on it ever lived.',
      ],
    },
  ],
}

/** Where it names him, of the size of its page. */
export const namedOnShotList = (): Typed & { readonly line: ReturnType<typeof placeOfLine> } => {
  const page = shotList.pages[0] as Typed
  return { ...page, line: placeOfLine(page, 6) }
}

/** Its second page names people who may live, and stays closed. */
export const memorandum: TypedPaper = {
  title: 'Memorandum on reels 1 to 5 — fiction',
  localId: 'INV-M-1957-11',
  date: '1957-11-04',
  opened: [1],
  pages: [
    {
      ...letter,
      lines: [
        'MEMORANDUM                              COPY 2 OF 3',
        '4 November 1957                         PAGE 1 OF 2',
        '',
        'From:    Film section (invented)',
        'To:      Office for Missing Men (invented)',
        'Subject: Reels 1 to 5, and how they came to us',
        '---',
        '',
        '1. Five reels were handed over in one crate, without',
        '   their cans. The numbers were chalked on by us and',
        '   say nothing of the order in which they were shot.',
        '',
        '2. Reel 4 shows about a dozen men in the winter of',
        '   1951. One shot list came with it, on a card. It',
        '   was typed by somebody who heard the names and had',
        '   not read them. Its spelling is not to be relied on.',
        '',
        '3. The caption of a man in a fur cap was found loose',
        '   in the crate and clipped to the can of reel 4. It',
        '   may as well be of reel 5. The ledger leaves it open.',
        '',
        '4. It is asked that nobody be named to his family on',
        '   the word of a card alone.',
        '',
        '5. Those who came home and were shown the reels are',
        '   listed on page 2.',
        '---',
        'This paper was drawn by Rollcall. Fiction: none of it',
        'ever happened.',
      ],
    },
    {
      ...letter,
      lines: [
        'MEMORANDUM                              COPY 2 OF 3',
        '4 November 1957                         PAGE 2 OF 2',
        '',
        'Shown the reels, each by himself. Addresses are not',
        'to be given out.',
        '---',
        '',
        'A. Bellweather     Mill Lane 4, Marrow (invented)',
        'T. Iriarte         The Harbour, Lantern (invented)',
        'H. Taner           Station Road 11 (invented)',
        '',
        'Why this page is closed: whoever is listed here may',
        'live. Only moderators see it, until one of them says',
        'that nobody on it can be harmed.',
        '---',
        'This paper was drawn by Rollcall. Fiction: nobody on',
        'it ever lived.',
      ],
    },
  ],
}

export const pdfOf = ({ pages }: TypedPaper): Buffer => typedPdf(pages)
