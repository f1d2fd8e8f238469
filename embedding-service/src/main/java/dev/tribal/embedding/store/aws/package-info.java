/** What the record stores in AWS have in common. */
@NullMarked
package dev.tribal.embedding.store.aws;

import org.jspecify.annotations.NullMarked;
