package dev.tribal.search.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.event.RecordChange;
import dev.tribal.search.Records;
import dev.tribal.search.WithCatalog;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VisibleTest extends WithCatalog {
    @BeforeEach
    void fill() {
        catalog.apply(
                List.of(
                        from("cart", 1, "shop"),
                        from("both", 2, "bank", "shop"),
                        from("safe", 3, "bank"),
                        from("nowhere", 4, ""),
                        from("mixed", 5, "", "shop"),
                        from("case", 6, "Shop"),
                        from("longer", 7, "shopping"),
                        from("café", 8, "caffè ☕")),
                Map.of(0, 9L));
    }

    @Test
    void whoIsNotRestrictedSeesAllOfTheTenant() {
        assertThat(seen(Visible.ofTenant(Records.TENANT))).hasSize(8);
    }

    @Test
    void whoIsRestrictedSeesWhatCameFromTheirProjectsAlone() {
        assertThat(seen(restrictedTo("shop"))).containsExactly("cart");
        assertThat(seen(restrictedTo("shop", "bank"))).containsExactlyInAnyOrder("cart", "both", "safe");
        assertThat(seen(restrictedTo("caffè ☕"))).containsExactly("café");
        assertThat(seen(restrictedTo("unknown"))).isEmpty();
        assertThat(seen(restrictedTo("*", "sho?", ""))).isEmpty();
        assertThat(seen(new Visible("other", List.of("shop")))).isEmpty();
    }

    private List<String> seen(Visible visible) {
        List<String> names = Stream.of("cart", "both", "safe", "nowhere", "mixed", "case", "longer", "café")
                .filter(name -> catalog.find(visible, Records.id(name)).isPresent())
                .toList();
        assertThat(catalog.count(visible)).isEqualTo(names.size());
        return names;
    }

    private static Visible restrictedTo(String... projects) {
        return new Visible(Records.TENANT, List.of(projects));
    }

    private static RecordChange from(String name, long offset, String... projects) {
        return Records.ofProjects(Records.change(name, offset, "A", "x"), projects);
    }
}
