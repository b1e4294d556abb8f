-- A turn reads once, thinks without holding anything, and writes once. The revision says whether anything of this person
-- moved in between: then nothing is written, and the turn is taken again on what is there now.
alter table person add column revision bigint not null default 0;

-- A row that is changed in place of a column without an index stays on its page and leaves its indexes alone, if there is
-- room: a step changes its session and its person, and nothing that they are found by.
drop index enquiry_session_of_person;
create index enquiry_session_of_person on enquiry_session (tenant, person, status);
alter table enquiry_session set (fillfactor = 70);
alter table person set (fillfactor = 70);
-- So does noting that a reply is out, which every turn ends with, many rows of a page at once: there is room for each of
-- them a second time. With less, half of the notes wrote the whole row and its four index entries anew.
alter table turn set (fillfactor = 50);
-- What was never sent is found by its time.
drop index turn_unsent;
