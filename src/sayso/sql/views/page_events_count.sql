-- How many events pass.
select count(*) as events from shown_event;
