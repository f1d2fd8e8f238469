/** Embedding models behind an interface of OpenAI's shape. */
@NullMarked
package dev.tribal.embedding.model.openai;

import org.jspecify.annotations.NullMarked;
