package dev.tribal.embedding.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How every record store hands over the records of one tenant. */
public interface TenantPagesContract {
    /** An empty store. */
    RecordStore store();

    @Test
    default void pagesOfATenantHoldEachOfItsRecordsOnceAndNoOther() {
        List<String> tenants = List.of("acme", "Acme", "acme-2", "acme/x", "b");
        List<StoredRecord> records = IntStream.range(0, 450)
                .mapToObj(i -> Events.stored(
                        new RecordKey(tenants.get(i % 3 == 0 ? 0 : 1 + i % 4), UUID.randomUUID()), "error " + i))
                .toList();
        store().write(records);

        for (String tenant : tenants) {
            List<RecordKey> paged = new ArrayList<>();
            List<StoredRecord> page = store().page(tenant, null);
            while (!page.isEmpty()) {
                page.forEach(record -> paged.add(record.key()));
                page = store().page(tenant, page.getLast().key().id());
            }
            assertThat(paged)
                    .containsExactlyInAnyOrderElementsOf(records.stream()
                            .map(StoredRecord::key)
                            .filter(key -> key.tenant().equals(tenant))
                            .toList());
        }
        assertThat(store().page("nobody", null)).isEmpty();
    }
}
