package dev.tribal.auth.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.auth.login.Person;
import dev.tribal.contracts.api.Role;

/**
 * A person as administrators of their tenant see them.
 *
 * @param signsIn {@code here} with a password, or the id of the provider where they sign in
 */
record PersonEntry(
        String name,
        String tenant,
        Role role,
        @JsonProperty("signs_in") String signsIn) {
    static PersonEntry of(Person person) {
        int provider = person.name().indexOf(':');
        return new PersonEntry(
                person.name(),
                person.tenant(),
                person.role(),
                provider < 0 ? "here" : person.name().substring(0, provider));
    }
}
