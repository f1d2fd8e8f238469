/** Where backups lie: a folder or a bucket. */
@NullMarked
package dev.tribal.standalone.backup.targets;

import org.jspecify.annotations.NullMarked;
