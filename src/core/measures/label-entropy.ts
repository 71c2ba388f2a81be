/** How far apart labels are: the entropy of their shares in nats (Shannon 1948), 0 where all say the same or there is none. */
export function labelEntropy(labels: readonly (string | number)[]): number {
  const counts = new Map<string | number, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  let entropy = 0
  for (const count of counts.values()) entropy -= (count / labels.length) * Math.log(count / labels.length)
  // Not −0, where all say the same.
  return entropy || 0
}
