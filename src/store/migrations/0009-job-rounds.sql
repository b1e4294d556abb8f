-- When each of the regular jobs last came to its end, on whichever replica, and whether what it looked at was right.
create table job_round (
  job text        primary key,
  at  timestamptz not null,
  ok  boolean     not null
);
