-- What is counted anew (`subject`): what the figures that changed count now, and what they counted before.
create or replace temp table subject as select subject from bound_now union select subject from bound_was;
