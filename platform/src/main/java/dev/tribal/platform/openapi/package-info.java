/** The description of the HTTP interface, generated from the controllers, and the page to try it. */
@NullMarked
package dev.tribal.platform.openapi;

import org.jspecify.annotations.NullMarked;
