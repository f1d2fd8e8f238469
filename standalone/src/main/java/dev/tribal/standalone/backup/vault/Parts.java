package dev.tribal.standalone.backup.vault;

/** The names of the parts that a backup may have; messages are in parts with the names of their topics. */
public final class Parts {
    /** Every record with the positions that were applied to it. */
    public static final String RECORDS = "records";

    /** Texts that are too long to travel, which records and events refer to. */
    public static final String TEXTS = "texts";

    /** The tables of auth-service but for its audit log. */
    public static final String AUTH = "auth";

    /** Entries of the audit log. */
    public static final String AUDIT_ENTRIES = "audit-entries";

    /** Files with secrets that the installation made for itself. */
    public static final String SECRETS = "secrets";

    private Parts() {}
}
