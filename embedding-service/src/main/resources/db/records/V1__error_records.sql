create table error_record (
    tenant   text    not null,
    id       text    not null,
    revision bigint  not null,
    live     integer not null,
    document text    not null,
    primary key (tenant, id)
);

-- Counts and pages of the records that are not deleted read no document that they do not need.
create index error_record_live on error_record (live, tenant, id);
