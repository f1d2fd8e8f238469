/** The resources that agents read. */
@NullMarked
package dev.tribal.mcp.resources;

import org.jspecify.annotations.NullMarked;
