/** JSON as trees, read and written without what binds it to classes, which takes a tenth of a second to begin. */
@NullMarked
package dev.tribal.cli.json;

import org.jspecify.annotations.NullMarked;
