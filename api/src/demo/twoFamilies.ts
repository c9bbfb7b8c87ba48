import { admit, answer, decide, evidence, type Story } from './story.ts'

/** A confirmed name of which half its evidence counts no more: another family claims the same man for theirs ([M2], [C4]). */
export const twoFamilies: readonly Story[] = [
  {
    man: 9,
    who: { person: 9 },
    by: 2,
    basis: ['family'],
    reasons:
      'He is my grandfather’s brother. The picture was taken on the day he enlisted, and there is the same notch in the left brow, from a gate.',
    acts: [
      evidence(2, {
        class: 'family',
        stance: 'for',
        origin: 'The album of his brother’s house (invented)',
        text: 'The enlistment portrait has its date on the mount. Brow, chin and the set of the shoulders are those of the man in this picture.',
        portraitDate: '1949-11',
      }),
      evidence(6, {
        class: 'witness',
        stance: 'for',
        origin: 'Tobias Ferncastle, in a letter of May 2026 (invented)',
        text: 'I carried water with him from January on. Of the eight faces without names that I was sent, his was the third, and I wrote his name beside it.',
        knewHim: 'Worked in the same detail for four months.',
        blindLineUp: true,
      }),
      admit('yalvac', 'The mount is dated, and the letter with its eight faces is in the file.'),
      answer('same-sure', 0, 4),
      answer('same-likely', 3, 5, 8),
      decide(
        'yalvac',
        'confirmed',
        'A witness who chose him blind, and a portrait of the year before.',
      ),
      decide('dunning', 'confirmed', 'I read the letter and measured the brow in both. I agree.'),
    ],
  },
  {
    man: 9,
    who: { person: 29 },
    by: 9,
    basis: ['family'],
    reasons:
      'We saw this picture only now. My mother is certain that he is her uncle, and we know that another family is certain too.',
    acts: [
      evidence(9, {
        class: 'family',
        stance: 'for',
        origin: 'His niece',
        text: 'The portrait was made for his mother in the spring before he left. I have laid it beside the picture, and I ask others to do the same.',
        portraitDate: '1950-04',
      }),
      admit(
        'dunning',
        'The portrait is what she says it is. Two families cannot both be right, so neither counts until this is settled.',
      ),
    ],
  },
]
