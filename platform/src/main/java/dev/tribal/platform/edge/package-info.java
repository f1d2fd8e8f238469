/** What holds for every request and every answer, whoever calls: allowed hosts, pages of others, no keys in URLs. */
@NullMarked
package dev.tribal.platform.edge;

import org.jspecify.annotations.NullMarked;
