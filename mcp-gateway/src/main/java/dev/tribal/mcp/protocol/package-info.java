/** The messages of the Model Context Protocol and who answers them; knows no transport and nothing of Tribal. */
@NullMarked
package dev.tribal.mcp.protocol;

import org.jspecify.annotations.NullMarked;
