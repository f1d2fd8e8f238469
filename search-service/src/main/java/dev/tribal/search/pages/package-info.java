/** The pages for people, rendered on the server: each works without a script. */
@NullMarked
package dev.tribal.search.pages;

import org.jspecify.annotations.NullMarked;
