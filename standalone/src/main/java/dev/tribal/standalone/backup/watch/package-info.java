/** What can be seen of backups that are taken one after another: whether they are well, and metrics. */
@NullMarked
package dev.tribal.standalone.backup.watch;

import org.jspecify.annotations.NullMarked;
