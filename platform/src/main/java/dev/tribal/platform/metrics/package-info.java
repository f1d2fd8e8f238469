/** What the meters of all services have in common: names of tenants in labels, and lag of consumers. */
@NullMarked
package dev.tribal.platform.metrics;

import org.jspecify.annotations.NullMarked;
