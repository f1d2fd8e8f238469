package dev.tribal.auth.keys;

import java.util.List;

/** The keys of a tenant. */
record KeyList(List<KeyEntry> keys) {}
