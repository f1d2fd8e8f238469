package dev.tribal.search;

import dev.tribal.contracts.event.RecordChange;
import dev.tribal.search.catalog.Catalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Opens an empty catalog before each test and closes it afterwards. */
public abstract class WithCatalog {
    @TempDir
    protected Path folder;

    protected Catalog catalog;

    @BeforeEach
    protected final void openCatalog() {
        catalog = new Catalog(folder);
        catalog.begin("topic");
    }

    @AfterEach
    protected final void closeCatalog() {
        catalog.close();
    }

    protected final void apply(RecordChange... changes) {
        catalog.apply(List.of(changes), Map.of(0, 10L));
    }
}
