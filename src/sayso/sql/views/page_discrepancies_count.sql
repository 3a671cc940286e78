-- How many discrepancies there are.
select count(*) as discrepancies from shown_discrepancy;
