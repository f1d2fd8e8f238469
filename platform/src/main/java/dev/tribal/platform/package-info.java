/** What every service does the same way; knows no domain type. */
@NullMarked
package dev.tribal.platform;

import org.jspecify.annotations.NullMarked;
