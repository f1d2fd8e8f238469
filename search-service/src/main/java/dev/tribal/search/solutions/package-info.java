/** Ranks the solutions of a found record by what came of them. */
@NullMarked
package dev.tribal.search.solutions;

import org.jspecify.annotations.NullMarked;
