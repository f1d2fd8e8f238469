package dev.tribal.search.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;

class PresentationTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at com.acme.Cart.total(Cart.java:7) | OWN",
                "at java.base/java.lang.Thread.run(Thread.java:1583) | LIBRARY",
                "at org.springframework.web.Filter.doFilter(Filter.java:1) | LIBRARY",
                "File \"/srv/app/cart.py\", line 3, in total | OWN",
                "File \"/usr/lib/python3.12/json/decoder.py\", line 3, in decode | LIBRARY",
                "at total (/app/node_modules/left-pad/index.js:3:1) | LIBRARY",
                "at total (/app/src/cart.js:3:1) | OWN",
                "Caused by: java.io.IOException: no | TEXT"
            })
    void framesOfTheProjectAreToldFromThoseOfLibraries(String line, StackLine.Kind kind) {
        assertThat(StackLine.of(line.strip()).getFirst().kind()).isEqualTo(kind);
    }

    @Test
    void longTraceIsShownFromBothEnds() {
        String trace = IntStream.range(0, 5_000)
                .mapToObj(i -> "at com.acme.Cart.total(Cart.java:%d)".formatted(i))
                .collect(Collectors.joining("\n"));

        List<StackLine> lines = StackLine.of(trace);

        assertThat(lines).hasSize(2_001);
        assertThat(lines.get(999).text()).contains("java:999)");
        assertThat(lines.get(1_000)).isEqualTo(new StackLine("… 3,000 lines left out …", StackLine.Kind.TEXT));
        assertThat(lines.get(1_001).text()).contains("java:4000)");
        assertThat(lines.getLast().text()).contains("java:4999)");
    }

    @Test
    void listThatGoesOnSaysSo() {
        assertThat(new FoundErrors(List.of(), 1_001, null, List.of()).goesOn()).isTrue();
        assertThat(new FoundErrors(List.of(), 1_000, null, List.of()).goesOn()).isFalse();
    }

    @Test
    void stormDoesNotHideASingleReport() {
        var sparkline = Sparkline.of(Map.of(LocalDate.of(2026, 3, 31), 1_000L, LocalDate.of(2026, 3, 2), 1L), NOW);

        assertThat(sparkline.bars()).hasSize(Sparkline.DAYS);
        assertThat(sparkline.bars().getLast().height()).isEqualTo(Sparkline.HEIGHT);
        assertThat(sparkline.bars().getFirst().height()).isEqualTo(2);
        assertThat(sparkline.label())
                .isEqualTo("1,001 occurrences in the last 30 days (UTC), at most 1,000 on one day");
    }

    @ParameterizedTest
    @CsvSource({"999,999", "1000,1k", "12345,12.3k", "123456,123k", "1234567,1.2M"})
    void countsAreBrief(long count, String text) {
        assertThat(Numbers.brief(count)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T11:59:30Z,just now",
        "2026-03-31T11:30:00Z,30 min ago",
        "2026-03-30T12:00:00Z,24 h ago",
        "2026-03-21T12:00:00Z,10 days ago",
        "2026-01-05T12:00:00Z,5 Jan 2026"
    })
    void timesAreRelative(Instant time, String text) {
        assertThat(Times.ago(time, NOW)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "Cart.java", "https:///nowhere", "//x", "vbscript:x"})
    void onlyAddressesOfTheWebAreLinks(String text) {
        assertThat(Reference.link(text)).isNull();
        assertThat(Reference.link("https://example.com/a?b=c")).isEqualTo("https://example.com/a?b=c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/ui/\\evil",
                "/uix",
                "/login",
                "/ui/sign-out",
                "/ui/a b"
            })
    void signInNeverLeadsElsewhere(String address) {
        assertThat(Redirect.own(address)).isEqualTo("/ui/errors");
        assertThat(Redirect.own("/ui/errors?q=a%20b")).isEqualTo("/ui/errors?q=a%20b");
    }

    @Test
    void addressOfAListKeepsItsFiltersAndForgetsItsPage() {
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.add("project", "a&b=c/ü");
        parameters.add("page", "7");
        parameters.add("unknown", "x");
        ListQuery query = ListQuery.of(parameters);

        assertThat(query.page()).isEqualTo(7);
        assertThat(query.with("state", "open")).isEqualTo("/ui/errors?project=a%26b%3Dc%2F%C3%BC&state=open");
        assertThat(query.with("project", null)).isEqualTo("/ui/errors");
        assertThat(query.atPage(2)).endsWith("&page=2");
    }
}
