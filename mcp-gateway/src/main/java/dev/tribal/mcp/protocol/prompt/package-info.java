/** Prompts: texts that a user picks and a client sends to its model. */
@NullMarked
package dev.tribal.mcp.protocol.prompt;

import org.jspecify.annotations.NullMarked;
