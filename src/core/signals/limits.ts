/**
 * From where on a lead is asked to look. None of these is proof of anything: each limit is set where honest work
 * seldom gets, and stands beside the question on the page.
 */
export const signalLimits = {
  /** Fewer timed labels than this say nothing about speed. */
  speedLabels: 20,
  /** Asked when the person's median is below this share of the others' median … */
  fastRatio: 0.33,
  /** … or when this share of the labels took less than the least plausible time. */
  fastShare: 0.3,
  /** Asked when the person's median is more than this many times the others' … */
  slowRatio: 3,
  /** … or when this share of the time was spent away from the page. */
  awayShare: 0.5,
  /** Fewer labels on results that others graded, too, say nothing about one grade. */
  gradeLabels: 30,
  /** Asked when one grade's share is this much above what others gave on the same results, and not by chance (z). */
  gradeExcess: 0.25,
  gradeZ: 3,
  /** Explanations of at least so many characters that two people gave on the same result in the same words. */
  wordsLength: 20,
  wordsCount: 3,
  /** Results that two people must share before they can be too much alike, how much above expectation, and not by chance. */
  alikeResults: 30,
  alikeExcess: 0.1,
  alikeZ: 4,
  /** Results in common where one label followed the other within so many seconds: least number, and share. */
  afterSeconds: 60,
  afterResults: 20,
  afterShare: 0.5,
  /** And so much more than in the other pairs: all may work in the same hour. */
  afterExcess: 0.2,
} as const

/** A limit, by name. */
export type SignalLimit = keyof typeof signalLimits
