/** What administrators do with the people of their tenant. */
@NullMarked
package dev.tribal.auth.people;

import org.jspecify.annotations.NullMarked;
