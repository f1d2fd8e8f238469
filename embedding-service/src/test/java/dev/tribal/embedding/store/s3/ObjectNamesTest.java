package dev.tribal.embedding.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.embedding.fold.RecordKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ObjectNamesTest {
    private static final List<String> TENANTS =
            List.of("a", "a/b", "a_2fb", "a%2Fb", "..", ".", "a b", "é", "日本", "\uD83D\uDE00", "\u0000", "_", "__");

    private final ObjectNames names = new ObjectNames("some/prefix/");

    @Test
    void aNameIsReadBackAsTheRecordItStandsFor() {
        for (String tenant : TENANTS) {
            var key = new RecordKey(tenant, UUID.randomUUID());
            assertThat(names.key(names.record(key))).isEqualTo(key);
        }
    }

    @Test
    void twoTenantsNeverShareAName() {
        UUID id = UUID.randomUUID();
        Set<String> seen = new HashSet<>();
        for (String tenant : TENANTS) {
            assertThat(seen.add(names.record(new RecordKey(tenant, id)))).isTrue();
            assertThat(seen.add(names.deletedMark(new RecordKey(tenant, id)))).isTrue();
        }
    }

    @Test
    void namesAreMadeOfCharactersThatEveryServerTakes() {
        for (String tenant : TENANTS) {
            assertThat(names.record(new RecordKey(tenant, UUID.randomUUID())))
                    .matches("some/prefix/records/[A-Za-z0-9_-]+/[0-9a-f-]{36}\\.json\\.gz");
        }
    }
}
