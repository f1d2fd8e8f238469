drop trigger audit_entry_append_only on audit_entry;

create trigger audit_entry_append_only before update or truncate on audit_entry
    for each statement execute function audit_is_append_only();

create function audit_keeps_the_young() returns trigger language plpgsql as $$
begin
    if old.at >= (select horizon from audit_sweep) then
        raise exception 'the audit log is append-only';
    end if;
    return old;
end;
$$;

create trigger audit_entry_no_delete before delete on audit_entry
    for each row execute function audit_keeps_the_young();
