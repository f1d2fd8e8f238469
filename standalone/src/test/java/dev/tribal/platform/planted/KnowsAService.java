package dev.tribal.platform.planted;

import dev.tribal.search.SearchConfiguration;

/** Breaks a rule on purpose: platform must know no service. */
class KnowsAService {
    SearchConfiguration search;
}
