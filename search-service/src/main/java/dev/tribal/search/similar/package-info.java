/** Answers reads: by id, by filters, and hybrid ranking of lexical and nearest hits. */
@NullMarked
package dev.tribal.search.similar;

import org.jspecify.annotations.NullMarked;
