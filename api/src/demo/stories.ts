import { frontRow } from './frontRow.ts'
import { admit, answer, decide, evidence, type Story } from './story.ts'
import { twoFamilies } from './twoFamilies.ts'

/** In the order in which they are told: a step of the demonstration is known by its place. */
export const stories: readonly Story[] = [
  ...frontRow,
  {
    man: 5,
    who: { person: 22 },
    by: 4,
    basis: ['family'],
    reasons: 'He has the look of my great-uncle.',
    acts: [{ does: 'withdraw', by: 4 }],
  },
  {
    man: 6,
    who: { person: 6 },
    by: 2,
    basis: ['family', 'caption'],
    reasons:
      'A captured caption, as it was translated for us, gives this family name for the man in the fur cap. My father’s cousin had it and was twenty-two.',
    acts: [
      evidence('admin', {
        class: 'examiner',
        stance: 'for',
        origin: 'I. Vasselot, comparison of 3 June (invented)',
        text: 'Compared: ear helix, nasal bridge, distance of the eyes. Supports that it is the same man; the quality of the frame allows no more.',
      }),
      admit('dunning', 'Caption and comparison are in the file.'),
      answer('same-sure', 0, 3, 7),
      answer('same-likely', 4, 8),
      decide('dunning', 'confirmed', 'Caption, examiner and family agree.'),
      decide('yalvac', 'confirmed', 'I agree.'),
      decide(
        'yalvac',
        'retracted',
        'The caption belongs to reel 5. It was clipped to the wrong can in 1957, as the archive’s ledger shows.',
      ),
      decide(
        'dunning',
        'retracted',
        'Without the caption this was a likeness. I am sorry for what this means to the family; we have written to them.',
      ),
    ],
  },
  {
    man: 7,
    who: { name: 'the one they called Deacon' },
    by: 3,
    basis: ['witness'],
    reasons:
      'My father never knew his real name. Deacon said the words over the dead when there was nobody else to say them. Perhaps somebody knows who this was.',
    acts: [answer('same-likely', 8), answer('cant-tell', 0, 5)],
  },
  {
    man: 8,
    who: { person: 8 },
    by: 0,
    basis: ['circumstance', 'family'],
    reasons:
      'He is left-handed in both pictures, and his moustache grew in white on one side after an accident at the mill.',
    acts: [
      answer('same-likely', 6),
      {
        does: 'exclude',
        by: 4,
        because:
          'The accident at the mill was in 1953, as the company’s book of wages shows. In the winter of the film his moustache was of one color.',
      },
    ],
  },
  {
    man: 8,
    who: { person: 23 },
    by: 7,
    basis: ['family'],
    reasons: 'My mother saw the still in a magazine and said his name aloud.',
    acts: [
      answer('different-likely', 0, 6),
      {
        does: 'exclude',
        by: 3,
        because:
          'He lost the tip of his right forefinger in the yard when he was nineteen; the medical card of 1949 has it. The hand at the belt is whole.',
      },
      {
        does: 'rule',
        by: 'yalvac',
        ruling: 'accepted',
        because: 'The card is in the file, and the hand is sharp enough to count.',
      },
    ],
  },
  {
    man: 10,
    who: { person: 10 },
    by: 'ruth',
    basis: ['circumstance'],
    reasons:
      'He stands in the second row, where the shot list has men of the harbour rifles. Three of them are still without a face.',
    acts: [],
  },
  {
    man: 13,
    who: { person: 13 },
    by: 'ruth',
    relative: true,
    basis: ['family'],
    reasons:
      'He was my grandmother’s youngest brother, and I would know that chin in any row of men. I have the portrait that he left with her, with the stamp and the date of the studio.',
    acts: [
      evidence('ruth', {
        class: 'family',
        stance: 'for',
        origin: 'His sister’s album',
        text: 'The portrait is stamped by the studio, March 1950. Brow and chin are those of the man at the end of the photograph.',
        portraitDate: '1950-03',
      }),
      evidence(8, {
        class: 'caption',
        stance: 'for',
        origin: 'Back of the print before barrack 9 (invented)',
        text: 'On the back of the print five names are pencilled from left to right. The last is his, with one letter wrong.',
      }),
      admit('yalvac', 'Album and print are in the file, and neither knew of the other.'),
      answer('same-sure', 5, 6),
      answer('same-likely', 0, 9),
      decide('dunning', 'confirmed', 'The print and the portrait agree.'),
      decide(
        'yalvac',
        'confirmed',
        'I turned the print over myself. I agree; his family is told first.',
      ),
    ],
  },
  {
    man: 14,
    who: { person: 14 },
    by: 5,
    basis: ['circumstance'],
    reasons:
      'The wood detail was made up of men of the signal column, as a letter says. He stands with them.',
    acts: [answer('cant-tell', 3, 7), answer('different-likely', 0)],
  },
  ...twoFamilies,
]
