-- The ledger, version 8: the town or site that a text is about, as its headline or first sentence says. A document that was read by an
-- earlier version has none until it is read again.
create table document_place (
    document_id varchar not null, text varchar not null, name varchar not null, country varchar, admin1 varchar,
    lat double, lon double, precision varchar, geonameid bigint, starts integer, ends integer
);
