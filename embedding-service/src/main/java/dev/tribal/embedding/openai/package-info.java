/** {@code POST /v1/embeddings} in the shape that clients of OpenAI know. */
@NullMarked
package dev.tribal.embedding.openai;

import org.jspecify.annotations.NullMarked;
