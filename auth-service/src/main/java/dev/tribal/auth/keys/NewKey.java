package dev.tribal.auth.keys;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for an API key: a role or scopes, and limits to them. It names no tenant: that is the one of the caller, or of
 * the address.
 *
 * @param name what people call it
 * @param role a usual set of scopes; instead of {@code scopes}
 * @param scopes instead of {@code role}
 * @param projects the only projects that it may write to; absent or empty for all
 * @param expiresAt when it ends; absent for never
 * @param source who uses it; what is written with it is shown as that of a CI run, a person or a program. Absent for an
 *     agent, whose reports nobody vouches for
 */
public record NewKey(
        @NotBlank @Size(max = NewKey.NAME) @Pattern(regexp = NewKey.PRINTABLE, message = NewKey.NOT_PRINTABLE) String name,

        @Size(max = Limits.NAME) @Pattern(regexp = NewKey.PRINTABLE, message = NewKey.NOT_PRINTABLE) @Nullable String description,

        @Nullable Role role,
        @Nullable List<String> scopes,

        @Size(max = NewKey.PROJECTS) @Nullable List<
                        @NotBlank @Size(max = Limits.NAME) @Pattern(regexp = NewKey.PRINTABLE, message = NewKey.NOT_PRINTABLE) String>
                projects,

        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @Nullable Source source) {
    static final int NAME = 100;
    static final int PROJECTS = 50;

    /** Names are printed in tables and logs, where line ends and invisible characters would deceive. */
    static final String PRINTABLE = "[^\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]*";

    static final String NOT_PRINTABLE = "must be one line of visible characters";
}
