package dev.tribal.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tribal.contracts.event.AuditEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries, newest first.
 *
 * @param next the {@code cursor} of the entries that follow; {@code null} if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditPage(List<AuditEvent> entries, @Nullable String next) {}
