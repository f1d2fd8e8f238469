/** The prompts that users pick. */
@NullMarked
package dev.tribal.mcp.prompts;

import org.jspecify.annotations.NullMarked;
