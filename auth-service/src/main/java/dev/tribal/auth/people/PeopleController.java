package dev.tribal.auth.people;

import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People over HTTP. Names of other systems may hold any character, so that a name is a parameter and not in the path. */
@RestController
@RequestMapping("/api/v1/people")
public final class PeopleController {
    private final PeopleAdministration administration;
    private final CurrentCaller callers;

    public PeopleController(PeopleAdministration administration, CurrentCaller callers) {
        this.administration = administration;
        this.callers = callers;
    }

    @Operation(operationId = "listPeople", summary = "The people of your tenant who can sign in")
    @GetMapping
    PersonList list() {
        return administration.list(callers.get());
    }

    @Operation(
            operationId = "removePerson",
            summary =
                    "Remove a person of your tenant and end all that they allowed clients, and with keys=revoke the keys"
                            + " that they made; access tokens last until they expire")
    @DeleteMapping
    PersonRemoval remove(@RequestParam String name, @RequestParam(defaultValue = "keep") String keys) {
        if (!List.of("keep", "revoke").contains(keys)) {
            throw ProblemException.invalid("keys", "must be keep or revoke");
        }
        return administration.remove(callers.get(), name, keys.equals("revoke"));
    }
}
