/** Vectors in ChromaDB (server 1.0 or newer, its v2 interface). */
@NullMarked
package dev.tribal.embedding.index.chroma;

import org.jspecify.annotations.NullMarked;
