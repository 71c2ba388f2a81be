import { type Kysely, sql } from 'kysely'

/** Accounts and sessions, in the shape that better-auth reads; all its tables begin with `auth_`. */
const accounts = `
create table auth_user (id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null default false,
  image text, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now());
create table auth_session (id text primary key, "expiresAt" timestamptz not null, token text not null unique,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(), "ipAddress" text, "userAgent" text,
  "userId" text not null references auth_user(id) on delete cascade);
create index auth_session_user on auth_session ("userId");
create table auth_account (id text primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references auth_user(id) on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text,
  "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, scope text, password text,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now());
create index auth_account_user on auth_account ("userId");
create table auth_verification (id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now());
`

/** Organisation tables: no project. A person outlives the account, so that a name can be erased and the labels kept. */
const organisation = `
create table server_setting (key text primary key, value text not null);
create table person (id uuid primary key, user_id text unique references auth_user(id) on delete set null, server_owner boolean not null default false,
  settings jsonb not null default '{}', next_seq bigint not null default 1, created_at timestamptz not null);
create table link (id uuid primary key, kind text not null check (kind in ('setup','invitation','reset')), token_hash text not null unique,
  project_id uuid, membership jsonb, person_id uuid references person(id) on delete cascade, note text not null default '',
  created_by uuid references person(id), created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz, used_by uuid references person(id));
create index link_project on link (project_id, created_at desc);
create table rate (key text primary key, count int not null, resets_at timestamptz not null);
create table asset (hash text primary key, kind text not null, mime text not null, size bigint not null, width int, height int,
  duration_ms int, created_at timestamptz not null);
create table asset_blob (hash text primary key references asset(hash), bytes bytea not null);
alter table asset_blob alter column bytes set storage external;
create table audit (id bigint generated always as identity primary key, at timestamptz not null, person_id uuid, project_id uuid, action text not null, detail jsonb not null default '{}');
`

/** Project tables: project_id comes first in every key and index, so that they can be distributed by it. */
const projects = `
create table project (id uuid primary key, name text not null, segment text not null, state text not null, languages text[] not null, markets text[] not null,
  show_rank boolean not null, shuffle boolean not null, overlap int not null check (overlap between 1 and 50), explain text not null, consensus text not null,
  treatment_floor text not null, priority int not null, scale_version int not null, guideline_version int not null, created_by uuid references person(id),
  created_at timestamptz not null);
create table membership (project_id uuid not null references project(id), person_id uuid not null references person(id), roles text[] not null,
  languages text[] not null, markets text[] not null, created_at timestamptz not null, primary key (project_id, person_id));
create index membership_person on membership (person_id);
create table scale (project_id uuid not null references project(id), version int not null, kind text not null, grades jsonb not null,
  created_at timestamptz not null, primary key (project_id, version));
create table guideline (project_id uuid not null references project(id), version int not null, texts jsonb not null, published_by uuid references person(id),
  published_at timestamptz not null, primary key (project_id, version));
create table query (project_id uuid not null references project(id), id uuid not null, external_id text not null, given_id boolean not null, language text not null,
  market text not null, kind text not null default 'text', text text not null, need text not null default '', context text not null default '',
  position bigint not null, created_at timestamptz not null, primary key (project_id, id), unique (project_id, external_id, language, market));
create index query_text on query (project_id, language, market, md5(text));
create index query_position on query (project_id, position);
create table task (project_id uuid not null, id uuid not null, query_id uuid not null, kind text not null default 'pointwise', language text not null,
  market text not null, state text not null default 'open' check (state in ('open','adjudicated','closed')), overlap int not null, held int not null default 0 check (held >= 0),
  done int not null default 0 check (done >= 0), priority int not null default 0, position bigint not null, primary key (project_id, id),
  foreign key (project_id, query_id) references query(project_id, id));
create index task_open on task (project_id, priority desc, position) where state = 'open' and held + done < overlap;
create index task_open_language on task (project_id, language, priority desc, position) where state = 'open' and held + done < overlap;
create index task_query on task (project_id, query_id);
create table result (project_id uuid not null, id uuid not null, query_id uuid not null, task_id uuid not null, external_id text not null, rank int,
  source text not null default '', kind text not null, title text not null default '', snippet text not null default '', text text not null default '', url text,
  author text not null default '', published text, duration_seconds real, treatment text not null, asset_hash text references asset(hash),
  poster_hash text references asset(hash), captions jsonb not null default '[]', primary key (project_id, id), unique (project_id, query_id, external_id),
  foreign key (project_id, task_id) references task(project_id, id), foreign key (project_id, query_id) references query(project_id, id));
create index result_task on result (project_id, task_id);
create table assignment (project_id uuid not null, id uuid not null, task_id uuid not null, person_id uuid not null references person(id), purpose text not null default 'production',
  state text not null check (state in ('active','submitted','deferred','returned','lapsed')), surplus boolean not null default false, leased_until timestamptz not null, deferred_until timestamptz,
  created_at timestamptz not null, begun_at timestamptz, last_at timestamptz not null, submitted_at timestamptz, primary key (project_id, id),
  foreign key (project_id, task_id) references task(project_id, id));
create unique index assignment_id on assignment (id);
create unique index assignment_once on assignment (project_id, task_id, person_id) where purpose = 'production';
create index assignment_lease on assignment (project_id, leased_until) where state in ('active', 'deferred');
create index assignment_mine on assignment (project_id, person_id, state, last_at desc);
create index assignment_person on assignment (person_id, last_at desc, id);
`

/** Labels are append-only; current_label is derived from them, and is what progress, consensus and export read. */
const labels = `
create table source (project_id uuid not null references project(id), id uuid not null, name text not null, counts boolean not null default false,
  created_at timestamptz not null, primary key (project_id, id), unique (project_id, name));
create table label (project_id uuid not null, id uuid not null, person_id uuid references person(id), source_id uuid, assignment_id uuid, result_id uuid not null,
  dimension text not null, kind text not null check (kind in ('value','cannot-judge','retraction')), value int, reason text, explanation text not null default '',
  scale_version int not null, guideline_version int not null, ui_language text, active_ms int, away_ms bigint, input text, reveal_level int,
  seq bigint not null, surplus boolean not null default false, body_hash text not null, made_at timestamptz not null, received_at timestamptz not null,
  primary key (project_id, id), foreign key (project_id, assignment_id) references assignment(project_id, id), foreign key (project_id, result_id) references result(project_id, id),
  foreign key (project_id, source_id) references source(project_id, id), check ((person_id is null) <> (source_id is null)));
create index label_id on label (id);
create index label_person on label (person_id, received_at) where person_id is not null;
create table current_label (project_id uuid not null, result_id uuid not null, by uuid not null, dimension text not null, person_id uuid, source_id uuid, assignment_id uuid,
  label_id uuid not null, kind text not null check (kind in ('value','cannot-judge','retraction')), value int, reason text, explanation text not null default '', scale_version int not null,
  surplus boolean not null default false, seq bigint not null, at timestamptz not null, primary key (project_id, result_id, by, dimension));
create index current_label_assignment on current_label (project_id, assignment_id) where assignment_id is not null;
create index current_label_person on current_label (project_id, person_id) where person_id is not null;
create index current_label_source on current_label (project_id, source_id) where source_id is not null;
create function label_is_append_only() returns trigger language plpgsql as $$ begin raise exception 'label is append-only'; end $$;
create trigger label_append_only before update or delete on label for each row execute function label_is_append_only();
create trigger audit_append_only before update or delete on audit for each row execute function label_is_append_only();
`

/** Uploads arrive in chunks; an import reads them, stages its rows and applies all of them or none. */
const imports = `
create table upload (project_id uuid not null references project(id), id uuid not null, person_id uuid not null references person(id), name text not null, size bigint not null,
  created_at timestamptz not null, primary key (project_id, id));
create table upload_chunk (project_id uuid not null, upload_id uuid not null, number int not null, bytes bytea not null, primary key (project_id, upload_id, number),
  foreign key (project_id, upload_id) references upload(project_id, id) on delete cascade);
alter table upload_chunk alter column bytes set storage external;
create table import_job (project_id uuid not null references project(id), id uuid not null, person_id uuid not null references person(id), state text not null, format text not null,
  request jsonb not null, file_names text[] not null, bytes bigint not null, bytes_read bigint not null default 0, rows int not null default 0, queries int not null default 0,
  results int not null default 0, ratings int not null default 0, matched int not null default 0, bad_rows int not null default 0, started_at timestamptz not null, ended_at timestamptz,
  heartbeat_at timestamptz not null, primary key (project_id, id));
create table import_bad_row (project_id uuid not null, import_id uuid not null, n int not null, file text not null, row int not null, problem text not null, detail text not null,
  primary key (project_id, import_id, n), foreign key (project_id, import_id) references import_job(project_id, id) on delete cascade);
`

/** The main tables. */
export const main = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [accounts, organisation, projects, labels, imports]) await sql.raw(part).execute(db)
  },
}
