/** What tools and prompts say, in blocks of text, pictures, sound and resources. */
@NullMarked
package dev.tribal.mcp.protocol.content;

import org.jspecify.annotations.NullMarked;
