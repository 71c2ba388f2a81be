import { type Kysely, sql } from 'kysely'

/**
 * What a result's treatment follows from. `own_treatment` is the source's rule, `predicted` what a model says, `content_key` what verdicts are
 * bound to: the asset's hash, the address of remote media, or the hash of the words; a result that holds nothing is bound to itself, lest all
 * empty ones be taken for the same. `treatment` stays the one in force. A trigger keeps the key, whoever writes the row.
 */
const results = `
alter table result add column own_treatment text, add column predicted jsonb not null default '[]', add column predicted_treatment text, add column content_key text,
  add column media_url text, add column poster_url text;
create index result_remote on result (project_id) where media_url is not null and asset_hash is null;
alter table query add column categories text[] not null default '{}', add column treatment text;
create function content_key_of(r result) returns text language sql stable as $$
  select case when r.asset_hash is not null then r.asset_hash when r.media_url is not null then 'url:' || encode(sha256(convert_to(r.media_url, 'UTF8')), 'hex')
    when r.title || r.snippet || r.text <> '' then 'text:' || encode(sha256(convert_to(r.title || chr(10) || r.snippet || chr(10) || r.text, 'UTF8')), 'hex')
    when r.url is not null then 'url:' || encode(sha256(convert_to(r.url, 'UTF8')), 'hex') else 'result:' || r.id end $$;
create function keep_content_key() returns trigger language plpgsql as $$ begin
  new.content_key := content_key_of(new); return new; end $$;
create trigger result_content_key before insert or update of asset_hash, media_url, url, title, snippet, text on result for each row execute function keep_content_key();
update result r set own_treatment = nullif(treatment, 'T0'), content_key = content_key_of(r);
alter table result alter column content_key set not null;
create index result_content on result (content_key) where form in ('document', 'seed');
create index result_gone on result (project_id, id) where treatment = 'TX';
`

/** What people said of an asset, one row each; two who agree bind, for every query that returns it. */
const verdicts = `
create table verdict (content_key text not null, policy_version int not null, market text not null, person_id uuid not null references person(id), project_id uuid not null,
  result_id uuid not null, label_id uuid not null, treatment text not null, severity int not null, findings jsonb not null, at timestamptz not null,
  binds boolean not null default false,
  primary key (content_key, policy_version, market, person_id));
alter table label add column detail jsonb, add column anchored boolean not null default false;
alter table decision add column safety jsonb;
alter table current_label add column detail jsonb, add column anchored boolean not null default false, add column reveal_level int;
alter table project add column safety jsonb not null default '{}', add column viewing jsonb not null default '{}';
alter table result drop constraint result_form_check, add constraint result_form_check check (form in ('document','page','pair','sides','seed','query'));
`

/** Smaller and grey pictures of assets, made apart from the API; and what an asset looks like, for finding it again. */
const previews = `
create table preview (asset_hash text not null references asset(hash), level int not null, n int not null, mime text not null, width int not null, height int not null,
  bytes bytea not null, primary key (asset_hash, level, n));
create table preview_job (asset_hash text primary key references asset(hash), state text not null check (state in ('waiting','running','done','failed')), problem text,
  tries int not null default 0, priority int not null default 0, since timestamptz not null, taken_at timestamptz, done_at timestamptz);
insert into preview_job (asset_hash, state, since) select hash, 'waiting', created_at from asset where hash in (select asset_hash from result);
create index preview_job_next on preview_job (priority desc, since) where state = 'waiting';
create table asset_print (asset_hash text not null references asset(hash), n int not null, print bigint not null, bands int[] not null, primary key (asset_hash, n));
create index asset_print_bands on asset_print using gin (bands);
create table asset_like (asset_hash text not null references asset(hash), other text not null references asset(hash), same boolean not null, primary key (asset_hash, other));
create table asset_part (asset_hash text not null references asset(hash), name text not null, mime text not null, bytes bytea not null, primary key (asset_hash, name));
create table media_fetch (project_id uuid not null, result_id uuid not null, state text not null check (state in ('waiting','running','done','failed')), problem text,
  tries int not null default 0, since timestamptz not null, primary key (project_id, result_id));
create table word_list (project_id uuid not null references project(id), language text not null, token text not null, words text[] not null, primary key (project_id, language, token));
`

/** Who was shown what, for how long: grants, viewings, and the person's own ledger made of them. */
const viewings = `
create table reveal_grant (token_hash text primary key, person_id uuid not null references person(id), session_hash text not null, project_id uuid not null, result_id uuid not null,
  assignment_id uuid, level int not null, part text not null, expires_at timestamptz not null, used_at timestamptz);
create index reveal_grant_expiry on reveal_grant (expires_at);
create table viewing (id uuid primary key, person_id uuid not null references person(id), session_hash text not null, project_id uuid not null, result_id uuid not null, assignment_id uuid,
  content_key text not null, asset_hash text, treatment text not null, categories text[] not null, level int not null, part text not null,
  opened_at timestamptz not null, beat_at timestamptz not null, closed_at timestamptz, weight real not null default 0);
create index viewing_person on viewing (person_id, opened_at);
create index viewing_open on viewing (person_id) where closed_at is null;
create table viewing_preference (person_id uuid primary key references person(id), preferences jsonb not null);
create table exposure_group (project_id uuid not null references project(id), number int not null, person_id uuid not null references person(id), since timestamptz not null,
  primary key (project_id, person_id));
alter table project add column trial_since timestamptz;
create table mood (project_id uuid not null, person_id uuid not null references person(id), assignment_id uuid not null, arm text not null, mood text not null, at timestamptz not null,
  primary key (project_id, assignment_id));
`

/**
 * What is suspected to show the abuse of a child: taken out of everything at once, deleted by nobody here. Each person who reports has a
 * row; what everybody took back is `undone`. A task of which nothing can be shown any more is withheld: closed until something can.
 */
const quarantines = `
alter table person add column officer boolean not null default false;
create table quarantine (id uuid primary key, content_key text not null, state text not null check (state in ('held','restored','undone','confirmed')), reported_by uuid not null references person(id),
  project_id uuid not null, result_id uuid not null, assignment_id uuid, reported_at timestamptz not null, decided_by uuid references person(id), decided_at timestamptz, note text not null default '');
create unique index quarantine_held on quarantine (content_key) where state in ('held', 'confirmed');
create index quarantine_content on quarantine (content_key);
create index quarantine_latest on quarantine (reported_at desc, id);
create table suspect_report (id uuid primary key, quarantine_id uuid not null references quarantine(id), person_id uuid not null references person(id), project_id uuid not null,
  result_id uuid not null, assignment_id uuid, at timestamptz not null, undone_at timestamptz, unusual boolean not null default false);
create index suspect_report_quarantine on suspect_report (quarantine_id);
create index suspect_report_person on suspect_report (person_id, at);
create table never_again (person_id uuid not null references person(id), content_key text not null, primary key (person_id, content_key));
alter table task add column withheld boolean not null default false;
create index task_withheld on task (project_id) where withheld;
create index result_child_safety on result (project_id) where 'child-safety' = any(categories) or predicted @> '[{"category":"child-safety"}]';
`

/**
 * What a task asks of whoever gets it: the strictest treatment in it and all its categories, kept by `refreshTasks`, so that handing out
 * looks at no result. `for_good`: given back never to come again.
 */
const tasks = `
alter table task add column hardest text not null default 'T0', add column categories text[] not null default '{}';
create index task_masked on task (project_id, hardest) where hardest not in ('T0', 'T1');
alter table assignment add column for_good boolean not null default false;
update task t set hardest = m.hardest, categories = m.categories from (select r.project_id, r.task_id, max(r.treatment) as hardest,
    array(select distinct c from result o, unnest(o.categories) c where o.project_id = r.project_id and o.task_id = r.task_id) as categories
  from result r where r.task_id is not null group by r.project_id, r.task_id having max(r.treatment) <> 'T0' or bool_or(r.categories <> '{}')) m
  where t.project_id = m.project_id and t.id = m.task_id;
`

/** Safety labels, protected viewing, quarantine. */
export const viewing = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [results, verdicts, previews, viewings, quarantines, tasks]) await sql.raw(part).execute(db)
  },
}
