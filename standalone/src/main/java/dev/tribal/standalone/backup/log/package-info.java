/** The topics of Tribal as a backup reads and a restore writes them. */
@NullMarked
package dev.tribal.standalone.backup.log;

import org.jspecify.annotations.NullMarked;
