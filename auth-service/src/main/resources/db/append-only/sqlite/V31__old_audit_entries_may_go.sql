drop trigger audit_entry_no_delete;

create trigger audit_entry_no_delete before delete on audit_entry
when old.at >= (select horizon from audit_sweep)
begin
    select raise(abort, 'the audit log is append-only');
end;
