/**
 * What the score of an item is made of, each with its points; every whole day it has waited adds one ([M5]). Nothing in
 * it follows from votes that are hidden, so the order is the same for all moderators, whatever each of them has seen ([V2]).
 */
export const queuePoints = {
  /** Somebody asks for privacy, or that something is taken down: it leads the desk ([D3]). */
  'hide-asked': 730,
  /** Something says that a name which is probable or confirmed cannot be he: it leads the desk too ([X2]). */
  'excludes-decided': 730,
  /** A confirmed name is questioned by those who answered, as everybody sees: it comes before all else. */
  questioned: 365,
  /** What a confirmed name rested on is gone, so that it would not be confirmed today ([M2]): it comes before all else too. */
  short: 365,
  /** A decision was contradicted: a wrong name may be about. */
  reopened: 20,
  /** It speaks against a name, and nothing can be confirmed while it is open. */
  contrary: 20,
  /** It says that he cannot be who was proposed, and nothing can be confirmed while it is open. */
  excludes: 20,
  /** One moderator has signed; his signature lapses when the case changes. */
  'second-signature': 15,
  /** Somebody wrote to us and has not been answered. */
  unanswered: 10,
  /** The evidence alone meets what a ruling asks for. */
  ready: 10,
  /** Those who knew him, and his family, are old. */
  'knew-him': 10,
  /** Only one thing is lacking for a ruling. */
  near: 5,
} as const
export const queueParts = Object.keys(queuePoints) as [QueuePart, ...QueuePart[]]
export type QueuePart = keyof typeof queuePoints
