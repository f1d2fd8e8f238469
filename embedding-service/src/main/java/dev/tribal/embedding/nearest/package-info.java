/** {@code POST /nearest}: the records whose meaning is nearest to a text. */
@NullMarked
package dev.tribal.embedding.nearest;

import org.jspecify.annotations.NullMarked;
