/** Which vector index serves, which one is being built to replace it, and the change from one to the other. */
@NullMarked
package dev.tribal.embedding.generation;

import org.jspecify.annotations.NullMarked;
