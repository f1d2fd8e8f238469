create table audit_entry (
    id          varchar(36)  primary key,
    -- Milliseconds since 1970.
    at          bigint       not null,
    tenant      varchar(512) not null,
    service     varchar(64)  not null,
    subject     varchar(256) not null,
    token_id    varchar(256),
    action      varchar(64)  not null,
    target_kind varchar(256) not null,
    target_id   varchar(256),
    outcome     varchar(16)  not null,
    address     varchar(64),
    user_agent  varchar(256)
);

create index audit_entry_by_time on audit_entry (tenant, at, id);
