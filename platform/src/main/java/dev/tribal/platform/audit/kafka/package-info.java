/** Audit events on their way to auth-service, which keeps them. */
@NullMarked
package dev.tribal.platform.audit.kafka;

import org.jspecify.annotations.NullMarked;
