/** News between the processes that serve one database. */
export interface Bus {
  /** Hears what is sent on a channel, and `again` when some of it may have been missed; answers how to stop. */
  listen: (channel: string, heard: (payload: string) => void, again: () => void) => () => void
}
