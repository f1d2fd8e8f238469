/** Who looks at the pages: a session that lies sealed in a cookie, so that no instance has to remember it. */
@NullMarked
package dev.tribal.search.pages.session;

import org.jspecify.annotations.NullMarked;
