/** The tools that agents call, each a thin call on the interfaces of contracts. */
@NullMarked
package dev.tribal.mcp.tools;

import org.jspecify.annotations.NullMarked;
