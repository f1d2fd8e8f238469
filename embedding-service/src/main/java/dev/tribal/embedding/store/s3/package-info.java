/** The record store in a bucket of S3 or of a server like it. */
@NullMarked
package dev.tribal.embedding.store.s3;

import org.jspecify.annotations.NullMarked;
