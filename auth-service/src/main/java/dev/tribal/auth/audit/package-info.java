/** The audit log: kept for ever, changed by nobody, read by the administrators of a tenant. */
@NullMarked
package dev.tribal.auth.audit;

import org.jspecify.annotations.NullMarked;
