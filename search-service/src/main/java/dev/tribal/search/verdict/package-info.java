/** Says how probable it is that a found record is the error that was asked for, and what that makes it. */
@NullMarked
package dev.tribal.search.verdict;

import org.jspecify.annotations.NullMarked;
