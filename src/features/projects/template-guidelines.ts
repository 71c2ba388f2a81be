import type { Segment } from '#contract/basics.ts'

const cannotJudge = `## Cannot judge {#cannot-judge}

Choose this when the result did not load, is gone, is in a language you do not read, or needs knowledge that you do not have. It is never held against you.
`

const ranking = `# How to grade search results

## The need, not the words {#need}

Ask what the searcher wants to have in hand at the end. A result that shares every word can still miss the need.

> Put an example from your project here.

## Perfect {#grade-3}

The result meets the whole need, at once and clearly. Nobody would look further.

## Good {#grade-2}

The result helps, but something is missing: a step, a detail, the right length.

## Partly {#grade-1}

The topic is right, but the need is another one, or the place or time is wrong.

## Not relevant {#grade-0}

Nothing helps, or the words mean something else.

## Several meanings {#ambiguous}

Where a query can mean several things, grade against the most likely meaning in this market. A less likely meaning gets at most “good”.

## Freshness {#freshness}

Where the need is about now, an outdated result loses one grade.

## Quality {#quality}

Grade whether the need is met, not whether you like the result. Unreadable, inaudible or misleading content cannot be “perfect”.

${cannotJudge}`

const recommendation = `# How to grade recommendations

## What is judged {#what}

There is no query. Somebody has just finished the item shown above; grade how glad they would be to get each result next.

## Very good next {#grade-4}

It goes on where the item ended, and adds something.

## Good next {#grade-3}

The same interest, worth the time.

## Fair {#grade-2}

Near the interest; some would stay, many would go on.

## Weak {#grade-1}

Hardly related, or much the same as what was just seen.

## Unfit {#grade-0}

Unrelated, or nothing to show after this item.

## Repetition {#repetition}

What repeats the item, or another result of the page, gets at most “weak”.

## The page as a whole {#page}

Then grade the page: how many results are worth it, how much they differ from one another, and whether the first ones are the best.

> Put an example from your project here.

${cannotJudge}`

const ads = `# How to grade ads

## The need first {#need}

Grade whether the ad helps with what the searcher is after, as you would grade a result. That it is an ad lowers no grade and raises none.

## Perfect {#grade-3}

The ad offers exactly what is looked for, and the page behind it delivers it.

## Good {#grade-2}

A fitting offer with something missing: the model, the size, the place.

## Partly {#grade-1}

The right kind of thing, but hardly what this searcher would take.

## Not relevant {#grade-0}

Another kind of thing, another place, or a play on words.

## What it promises {#promise}

An ad that promises what its page does not hold gets at most “partly”.

## Regulated goods {#regulated}

Alcohol, gambling, medicine, weapons and finance are judged for safety, too, by the rules of the market shown.

> Put the rules of your markets here.

## Sensitive moments {#sensitive}

Where the query tells of illness, loss, debt or danger, say so under safety, even if the ad itself is harmless.

${cannotJudge}`

const safety = `# How to judge safety

## You come first {#you-first}

Everything can be judged at the level it is shown at; look at more only where you need it. Step away whenever you want to, without a reason.

## What is judged {#what}

Name each category of harm that the content holds, and how severe it is. Judge what is there, not what its author may have meant to do.

## Severity {#severity}

The severities of each category are explained where they are chosen. Between two of them, take the lower one and say why.

## Context {#context}

News, education, art and accounts of one’s own change what content does to people. Name the context; it does not make the category go away.

## Evidence {#evidence}

Mark the words, or the seconds, that the verdict rests on.

## Quoting and condemning {#quoting}

Content that shows harm in order to condemn it keeps its category, with its context.

> Put examples from your project here, described in words.

## Suspected abuse of children {#children}

Do not look again and do not copy anything. Report it with the key for it; it is hidden from everybody at once.

${cannotJudge}`

/** The guideline that a project of a segment begins with, in English: clauses to be filled with examples of the project. */
export const templateGuidelines: Record<Segment, string> = { ranking, recommendation, ads, safety }
