package dev.tribal.benchmarks;

import java.util.Locale;

/**
 * What it costs a request to be authenticated: the same open endpoint, asked in turn without credentials and with an API
 * key that is known already.
 */
final class AuthLatency {
    private static final String OPEN = "/health/live";

    private AuthLatency() {}

    /** @param requests of each kind; few enough to stay below the limit for strangers */
    static void measure(Product product, int requests, Table table) {
        inTurn(product, requests / 2);
        Sample[] samples = inTurn(product, requests);
        table.add("answer of an open endpoint, no credentials", precise(samples[0]), "", "");
        table.add("the same with an API key", precise(samples[1]), "", "");
        table.add(
                "added by authentication",
                String.format(
                        Locale.ROOT,
                        "p50 %.3f ms, p99 %.3f ms",
                        samples[1].millis(0.5) - samples[0].millis(0.5),
                        samples[1].millis(0.99) - samples[0].millis(0.99)),
                "aim p50 ≤ 0.3 ms",
                "");
    }

    private static Sample[] inTurn(Product product, int requests) {
        var open = new long[requests];
        var known = new long[requests];
        for (int i = 0; i < requests; i++) {
            open[i] = product.get(OPEN, false);
            known[i] = product.get(OPEN, true);
        }
        return new Sample[] {new Sample(open), new Sample(known)};
    }

    private static String precise(Sample sample) {
        return String.format(Locale.ROOT, "p50 %.3f ms, p99 %.3f ms", sample.millis(0.5), sample.millis(0.99));
    }
}
