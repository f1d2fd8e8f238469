/** Finding many words in one pass over a text. */
@NullMarked
package dev.tribal.platform.text;

import org.jspecify.annotations.NullMarked;
