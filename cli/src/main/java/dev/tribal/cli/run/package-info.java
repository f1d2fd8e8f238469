/** Runs a command as if it stood alone, and keeps what it printed and whether it failed before. */
@NullMarked
package dev.tribal.cli.run;

import org.jspecify.annotations.NullMarked;
