/** The blob store in a bucket of S3, or of a server like it. */
@NullMarked
package dev.tribal.platform.blob.s3;

import org.jspecify.annotations.NullMarked;
