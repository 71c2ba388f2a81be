import type { ColumnType } from 'kysely'

/** A JSON column: read as a value, written as text. */
export type Json<T> = ColumnType<T, string, string>
/** The same, with a default in the database. */
export type JsonDefault<T> = ColumnType<T, string | undefined, string>
