package dev.tribal.contracts.api;

import java.util.List;

/**
 * Whether Tribal can be used now.
 *
 * @param status {@code ok} or {@code degraded}
 * @param version version of Tribal
 * @param errors how many error records the caller's tenant has
 * @param degraded what is not available, as in {@link SearchResults#degraded()}
 */
public record ApiStatus(String status, String version, long errors, List<String> degraded) {}
