/** The embedding model in this process, run by ONNX Runtime. */
@NullMarked
package dev.tribal.embedding.model.onnx;

import org.jspecify.annotations.NullMarked;
