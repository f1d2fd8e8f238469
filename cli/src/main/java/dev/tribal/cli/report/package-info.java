/** Sends files that tell of failures to a running Tribal: which format they have, and what happens while it is away. */
@NullMarked
package dev.tribal.cli.report;

import org.jspecify.annotations.NullMarked;
