/** Puts backups into an empty installation. */
@NullMarked
package dev.tribal.standalone.backup.restore;

import org.jspecify.annotations.NullMarked;
