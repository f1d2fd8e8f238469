package dev.tribal.search.pages;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.UuidForm;
import dev.tribal.contracts.WriteResult;
import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.ErrorUpdate;
import dev.tribal.contracts.api.MergeTarget;
import dev.tribal.contracts.api.NewOutcome;
import dev.tribal.contracts.api.NewSolution;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The forms on the page of an error. Each is sent on to ingest-service for the person, and shown when it can be read. */
@RestController
@Hidden
@RequestMapping("/ui/errors/{id}")
final class ErrorChanges {
    private static final String WAIT = "wait=10";
    private final ErrorCommands commands;
    private final ErrorQueries queries;

    ErrorChanges(ErrorCommands commands, ErrorQueries queries) {
        this.commands = commands;
        this.queries = queries;
    }

    @PostMapping("/standing")
    ResponseEntity<Void> standing(@PathVariable UUID id, @RequestParam Map<String, String> form) {
        ErrorUpdate update = Standing.change(form, () -> found(id).map(ErrorRecord::labels));
        return update.changesNothing()
                ? Redirect.to("/ui/errors/" + id)
                : shown(id, commands.update(id, update, WAIT, null), Done.CHANGED);
    }

    @PostMapping("/solutions")
    ResponseEntity<Void> solution(
            @PathVariable UUID id,
            @RequestParam String description,
            @RequestParam(name = "code_fix", defaultValue = "") String codeFix,
            @RequestParam(defaultValue = "") String explanation,
            @RequestParam(defaultValue = "") String verify,
            @RequestParam(defaultValue = "") String references) {
        var solution = new NewSolution(
                description,
                given(codeFix),
                given(explanation),
                references
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                given(verify));
        return shown(id, commands.addSolution(id, solution, WAIT, null), Done.SOLVED);
    }

    @PostMapping("/outcomes")
    ResponseEntity<Void> outcome(
            @PathVariable UUID id,
            @RequestParam UUID solution,
            @RequestParam boolean worked,
            @RequestParam String evidence) {
        var outcome = new NewOutcome(worked, evidence, null, null, null, null);
        return shown(id, commands.reportOutcome(id, solution, outcome, WAIT, null), Done.TRIED);
    }

    /** Makes another error a part of this one. */
    @PostMapping("/merges")
    ResponseEntity<Void> merge(
            @PathVariable UUID id, @RequestParam String part, @RequestParam(defaultValue = "false") boolean override) {
        return shown(id, commands.merge(named(part), new MergeTarget(id, override), WAIT, null), Done.MERGED);
    }

    /** The id that people give, be it alone or in the address of a page. */
    private static UUID named(String text) {
        return UuidForm.find(text)
                .orElseThrow(() ->
                        ProblemException.invalid("part", "must be the id of an error or the address of its page"));
    }

    /** Says that another error is not this one. */
    @PostMapping("/kept-apart")
    ResponseEntity<Void> keepApart(@PathVariable UUID id, @RequestParam UUID other) {
        return shown(id, commands.keepApart(id, other, WAIT, null), Done.KEPT_APART);
    }

    /** Takes that back; of reports that were separated, whichever of both errors they are of. */
    @PostMapping("/kept-apart-no-longer")
    ResponseEntity<Void> keepApartNoLonger(@PathVariable UUID id, @RequestParam UUID other) {
        Optional<ErrorRecord> one = found(id);
        Optional<ErrorRecord> another = found(other);
        Optional<UUID> own = separated(one, another, other);
        if (own.isPresent()) {
            return shown(id, commands.rejoin(id, own.get(), WAIT, null), Done.REJOINED);
        }
        return separated(another, one, id)
                .map(part -> shown(other, commands.rejoin(other, part, WAIT, null), Done.REJOINED))
                .orElseGet(() -> shown(id, commands.keepApartNoLonger(id, other, WAIT, null), Done.NOT_KEPT_APART));
    }

    /** The error of which reports of the whole are, be it the other one or a part of it. */
    private static Optional<UUID> separated(Optional<ErrorRecord> whole, Optional<ErrorRecord> other, UUID otherId) {
        Set<UUID> others = other.map(ErrorRecord::allIds).orElse(Set.of(otherId));
        return whole.flatMap(record -> record.groups().separatedInto(others));
    }

    private Optional<ErrorRecord> found(UUID id) {
        try {
            return Optional.of(queries.get(id, null, null));
        } catch (ProblemException e) {
            if (e.is(ProblemType.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Takes a part out of this error again. */
    @PostMapping("/splits")
    ResponseEntity<Void> split(@PathVariable UUID id, @RequestParam UUID part) {
        return shown(id, commands.split(part, WAIT, null), Done.SPLIT);
    }

    @PostMapping("/deletion")
    ResponseEntity<Void> delete(@PathVariable UUID id) {
        commands.delete(id, WAIT, null);
        return Redirect.to("/ui/errors?done=" + Done.DELETED.parameter());
    }

    private static ResponseEntity<Void> shown(UUID id, ResponseEntity<WriteResult> answer, Done done) {
        WriteResult written = answer.getBody();
        String address = "/ui/errors/%s?done=%s".formatted(id, done.parameter());
        return Redirect.to(written == null ? address : address + "&min_position=" + written.position());
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text;
    }
}
