/** Tools of a Model Context Protocol server - their declaration, their registry and the methods that use them. */
@NullMarked
package dev.tribal.mcp.protocol.tool;

import org.jspecify.annotations.NullMarked;
