-- Milliseconds since 1970; 0 for those from before, whose time begins with their next use.
alter table oauth2_authorization add column begun_at bigint not null default 0;

create index oauth2_authorization_by_person on oauth2_authorization (principal_name);
