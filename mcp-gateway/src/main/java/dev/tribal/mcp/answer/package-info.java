/** Turns records into answers that fit an agent - short, clean, and plain about what is quoted. */
@NullMarked
package dev.tribal.mcp.answer;

import org.jspecify.annotations.NullMarked;
