/** Puts found candidates in order by what speaks for each: pure functions of the texts, with learnt weights. */
@NullMarked
package dev.tribal.search.rerank;

import org.jspecify.annotations.NullMarked;
