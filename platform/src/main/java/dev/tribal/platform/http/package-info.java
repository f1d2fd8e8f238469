/** Calls from service to service over the interfaces of contracts. */
@NullMarked
package dev.tribal.platform.http;

import org.jspecify.annotations.NullMarked;
