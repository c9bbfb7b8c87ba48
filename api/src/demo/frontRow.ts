import { admit, answer, decide, dismiss, evidence, onShotList, type Story } from './story.ts'

/** What happened to the names of those who stand before the others in the first take. */
export const frontRow: readonly Story[] = [
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
      onShotList('ruth', {
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
]
