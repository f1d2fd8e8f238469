/** Resources of a Model Context Protocol server - their registry and the methods that read them. */
@NullMarked
package dev.tribal.mcp.protocol.resource;

import org.jspecify.annotations.NullMarked;
