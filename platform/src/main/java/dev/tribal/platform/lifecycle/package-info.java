/** What goes on beside requests and messages while a service runs. */
@NullMarked
package dev.tribal.platform.lifecycle;

import org.jspecify.annotations.NullMarked;
