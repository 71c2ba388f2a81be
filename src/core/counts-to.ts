/**
 * How far the tasks that wait for a person are counted: to 1000 where the person begins, and to 100 where there are tasks in hand
 * (`inHand`: how many), since nobody is told the number then.
 */
export function countsTo(inHand: number): number {
  return inHand > 0 ? 100 : 1000
}
