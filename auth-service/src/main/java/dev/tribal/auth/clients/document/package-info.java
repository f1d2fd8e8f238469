/** Clients that are known by the address of a document about them, which is fetched with care. */
@NullMarked
package dev.tribal.auth.clients.document;

import org.jspecify.annotations.NullMarked;
