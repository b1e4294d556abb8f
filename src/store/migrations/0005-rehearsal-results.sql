-- What a finished rehearsal came to, for its trainee's own history: points by competence, not a word of it. Gone with
-- the rehearsal; gone too when a goodbye that was none lets the conversation go on.
create table rehearsal_result (
  rehearsal uuid  primary key references rehearsal (id) on delete cascade,
  turns     integer not null check (turns > 0),
  -- {"opening": {"got": 3, "of": 4}, …}
  points    jsonb not null check (jsonb_typeof(points) = 'object')
);
