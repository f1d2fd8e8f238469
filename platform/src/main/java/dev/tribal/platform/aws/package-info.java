/** How services reach AWS, or servers that speak its protocols. */
@NullMarked
package dev.tribal.platform.aws;

import org.jspecify.annotations.NullMarked;
