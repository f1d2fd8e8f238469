/** What agents' clients run after each command: looks up what failed, and asks for what fixed it. */
@NullMarked
package dev.tribal.cli.hook;

import org.jspecify.annotations.NullMarked;
