/** The blob store in a folder. */
@NullMarked
package dev.tribal.platform.blob.file;

import org.jspecify.annotations.NullMarked;
