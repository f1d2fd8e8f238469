/** The gateway for agents - the composition root of the Model Context Protocol server and of what it offers. */
@NullMarked
package dev.tribal.mcp;

import org.jspecify.annotations.NullMarked;
