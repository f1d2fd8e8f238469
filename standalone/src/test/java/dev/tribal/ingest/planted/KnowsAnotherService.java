package dev.tribal.ingest.planted;

import dev.tribal.search.planted.ScansForHelper;
import org.springframework.beans.factory.annotation.Autowired;

/** Breaks rules on purpose: a service must not know another one, and no field may be injected. */
class KnowsAnotherService {
    @Autowired
    ScansForHelper search;
}
