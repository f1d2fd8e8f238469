-- One row: entries before the horizon may be deleted, and nobody else sweeps until the claim ends. Milliseconds since 1970.
create table audit_sweep (
    id            integer primary key check (id = 1),
    horizon       bigint  not null,
    claimed_until bigint  not null
);

insert into audit_sweep (id, horizon, claimed_until) values (1, 0, 0);

create index audit_entry_by_age on audit_entry (at);
