/** What a backup consists of and how it is kept: manifests, sealed pieces, chains. */
@NullMarked
package dev.tribal.standalone.backup.vault;

import org.jspecify.annotations.NullMarked;
