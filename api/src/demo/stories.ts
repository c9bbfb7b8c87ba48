import type { EvidenceBody, EvidenceClass } from '@rollcall/contract/evidence.ts'
import type { ReplyGiven } from '@rollcall/contract/replies.ts'
import type { Ruling } from '@rollcall/contract/status.ts'
import type { Answer } from '@rollcall/contract/votes.ts'

/** Who acts: a place among the other contributors, or one who can sign in. */
export type Actor = number | 'ruth' | 'dunning' | 'yalvac' | 'admin'

export type Act =
  | { readonly does: 'evidence'; readonly by: Actor; readonly body: EvidenceBody }
  | {
      readonly does: 'weigh'
      readonly by: Actor
      readonly ruling: 'admitted' | 'dismissed'
      readonly because: string
    }
  | { readonly does: 'answer'; readonly by: readonly Actor[]; readonly answer: Answer }
  | {
      readonly does: 'decide'
      readonly by: Actor
      readonly ruling: Ruling
      readonly because: string
    }
  | { readonly does: 'exclude'; readonly by: Actor; readonly because: string }
  | {
      readonly does: 'rule'
      readonly by: Actor
      readonly ruling: 'accepted' | 'dismissed'
      readonly because: string
    }
  | { readonly does: 'withdraw'; readonly by: Actor }
  | {
      readonly does: 'keep-reply'
      readonly by: Actor
      readonly body: Omit<ReplyGiven, 'date'>
    }

/** What happened to one name for one man: who proposed it, and what followed, in order. */
export interface Story {
  readonly man: number
  readonly who: { readonly person: number } | { readonly name: string }
  readonly by: Actor
  /** Whether he says that he is a relative: then he is told before everybody else. */
  readonly relative?: boolean
  readonly basis: readonly EvidenceClass[]
  readonly reasons: string
  readonly acts: readonly Act[]
}

const evidence = (by: Actor, body: EvidenceBody): Act => ({ does: 'evidence', by, body })
const admit = (by: Actor, because: string): Act => ({
  does: 'weigh',
  by,
  ruling: 'admitted',
  because,
})
const dismiss = (by: Actor, because: string): Act => ({
  does: 'weigh',
  by,
  ruling: 'dismissed',
  because,
})
const answer = (given: Answer, ...by: Actor[]): Act => ({ does: 'answer', by, answer: given })
const decide = (by: Actor, ruling: Ruling, because: string): Act => ({
  does: 'decide',
  by,
  ruling,
  because,
})

export const stories: readonly Story[] = [
  {
    man: 0,
    who: { person: 0 },
    by: 0,
    basis: ['family'],
    reasons:
      'He is my mother’s eldest brother. He broke his nose on the ice when he was eleven, and she always said you could tell him by the way he stood, as if listening. We have the studio portrait from the autumn before he left.',
    acts: [
      evidence(3, {
        class: 'witness',
        stance: 'for',
        origin: 'Arthur Bellweather, recorded by his daughter',
        text: 'My father was in the same hut from December to March. Shown six faces without names, he put his finger on this one at once and said what he was called. Then he asked to stop for the day.',
        knewHim: 'Slept on the next mat for three months.',
        blindLineUp: true,
      }),
      evidence('ruth', {
        class: 'caption',
        stance: 'for',
        origin: 'Shot list of reel 4 (invented)',
        text: 'The shot list of the reel names the man second from the left in the first row by his surname, misspelt by one letter.',
      }),
      admit(
        'dunning',
        'The origin is stated, and it can be checked against the recording and the list.',
      ),
      answer('same-sure', 3, 4, 6),
      answer('same-likely', 5, 7, 8),
      decide(
        'dunning',
        'probable',
        'A witness who knew him chose him blind, and the shot list agrees.',
      ),
      decide(
        'dunning',
        'confirmed',
        'Three kinds of evidence from three origins, and nothing against it.',
      ),
      decide(
        'yalvac',
        'confirmed',
        'I read the recording’s transcript and compared the list myself. I agree.',
      ),
      {
        does: 'keep-reply',
        by: 'dunning',
        body: {
          agency: 'Office for Missing Men (invented)',
          reference: 'OMM 51-0212',
          outcome: 'under-review',
          text: 'They have opened his file again, and ask for the recording and its transcript.',
          documentId: null,
        },
      },
    ],
  },
  {
    man: 1,
    who: { person: 1 },
    by: 'ruth',
    basis: ['circumstance'],
    reasons:
      'Eleven men of his company were brought to this camp in the second week of January. Nine are accounted for on the other reels. The ears and the set of the jaw fit his enlistment picture.',
    acts: [
      evidence(8, {
        class: 'witness',
        stance: 'for',
        origin: 'Letter of a fellow prisoner, 1954 (invented)',
        text: 'The letter tells how he was made to sit at the table with the lamp for the camera, and that he never once looked up while it ran.',
      }),
      evidence(5, {
        class: 'family',
        stance: 'for',
        origin: 'His half-sister',
        text: 'I was six. I remember his hands more than his face. But my grandson put the two pictures on top of one another and I had to leave the room.',
        portraitDate: '1949',
      }),
      admit('yalvac', 'From a named source, and it speaks of this shot.'),
      answer('same-sure', 3, 9),
      answer('same-likely', 4, 6),
      answer('cant-tell', 7),
      decide(
        'yalvac',
        'probable',
        'The letter and the family speak for it; an examiner has not compared the pictures yet.',
      ),
    ],
  },
  {
    man: 2,
    who: { person: 2 },
    by: 6,
    basis: ['witness', 'family'],
    reasons:
      'My uncle came home and would not talk about the camp, but he kept this man’s name on a slip of paper in his prayer book. He told my aunt that they had walked together.',
    acts: [
      evidence(4, {
        class: 'family',
        stance: 'for',
        origin: 'His sister’s family',
        text: 'The portrait was made for our grandmother before he shipped out. The scarf he wears in it is still in the drawer.',
        portraitDate: '1948',
      }),
      admit('dunning', 'Both sources are named and independent of one another.'),
      answer('same-sure', 0, 8),
      answer('same-likely', 7),
      answer('different-likely', 3),
      decide('dunning', 'probable', 'Two kinds of evidence; the portrait bears comparison.'),
      evidence(9, {
        class: 'circumstance',
        stance: 'against',
        origin: 'Register of a field hospital (invented)',
        text: 'A register lists a man of this name in a hospital four hundred kilometres to the south in the week the reel was shot. It may be another man of the name.',
      }),
      admit(
        'yalvac',
        'The register is what it says it is. Until we know whose entry it is, the name cannot stand as probable.',
      ),
    ],
  },
  {
    man: 2,
    who: { person: 20 },
    by: 7,
    basis: ['family'],
    reasons:
      'The likeness to our father in 1950 is very great: the brow, the long upper lip. We know that we want it to be him, and ask others to look with colder eyes.',
    acts: [answer('same-likely', 0, 8), answer('different-likely', 3, 4), answer('cant-tell', 5)],
  },
  {
    man: 3,
    who: { person: 3 },
    by: 8,
    basis: ['witness'],
    reasons:
      'A veteran of the signal column wrote to our reading group: this was the man who carried him the last mile, and he never learned what became of him.',
    acts: [answer('same-sure', 0, 3, 4), answer('same-likely', 5, 6, 7)],
  },
  {
    man: 4,
    who: { person: 21 },
    by: 9,
    basis: ['circumstance'],
    reasons:
      'Of the men of his unit he is the only one whose height would fit beside the doorpost.',
    acts: [
      answer('different-sure', 0, 4),
      answer('different-likely', 5, 6),
      answer('same-likely', 3),
      dismiss('dunning', 'The height of the doorpost is not known; nothing follows from it.'),
      decide(
        'dunning',
        'ruled-out',
        'A roster of the exchange places him in another valley until April. He cannot have stood here.',
      ),
    ],
  },
  {
    man: 4,
    who: { person: 4 },
    by: 1,
    basis: ['family', 'witness'],
    reasons:
      'My grandmother kept his place at the table until 1971. She said he would hold his chin like that when he was cold and did not want it seen.',
    acts: [answer('same-likely', 0, 7), answer('same-sure', 5), answer('cant-tell', 8)],
  },
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
]
