/** Takes backups of a Tribal that runs. */
@NullMarked
package dev.tribal.standalone.backup.take;

import org.jspecify.annotations.NullMarked;
