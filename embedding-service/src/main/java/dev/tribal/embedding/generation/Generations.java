package dev.tribal.embedding.generation;

import dev.tribal.embedding.generation.IndexGeneration.State;
import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.VectorIndexException;
import dev.tribal.embedding.index.VectorIndexes;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.retrieval.RetrievalText;
import dev.tribal.embedding.store.StoreProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations that this process has open: the one that serves and, during a re-index, the one that will. Which they
 * are stands in the record store; every process looks there now and then.
 */
public final class Generations implements AutoCloseable {
    /** The property of the record store in which all generations stand; it belongs to the records wherever they are. */
    public static final String LEDGER = "index.generations";

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    private final GenerationLedger ledger;
    private final Function<String, EmbeddingModel> models;
    private final Function<String, VectorIndexes> backends;
    private final Clock clock;
    private volatile List<OpenGeneration> written = List.of();
    private List<OpenGeneration> leaving = List.of();

    private Generations(
            GenerationLedger ledger,
            Function<String, EmbeddingModel> models,
            Function<String, VectorIndexes> backends,
            Clock clock) {
        this.ledger = ledger;
        this.models = models;
        this.backends = backends;
        this.clock = clock;
    }

    /**
     * Opens what is in use, or makes a first index.
     *
     * @param choice what the settings say
     * @param models gives a model by its name; it stays open
     * @param backends gives a place for indexes by its name
     * @throws ChoiceRefusedException if the settings ask for another index than the one in use
     */
    public static Generations open(
            StoreProperties properties,
            IndexChoice choice,
            Function<String, EmbeddingModel> models,
            Function<String, VectorIndexes> backends) {
        var generations = new Generations(new GenerationLedger(properties), models, backends, Clock.systemUTC());
        generations.begin(choice);
        return generations;
    }

    private synchronized void begin(IndexChoice choice) {
        Optional<IndexGeneration> found = LedgerChanges.serving(ledger.generations());
        if (found.isEmpty()) {
            replace(found, choice.backendOr(IndexChoice.DEFAULT_BACKEND), choice.modelOr(IndexChoice.DEFAULT_MODEL));
            // Another process may have been first, with another choice.
            LedgerChanges.serving(ledger.generations()).ifPresent(choice::check);
        } else {
            IndexGeneration serving = found.get();
            choice.check(serving);
            IndexChoice.checkVectors(serving, models.apply(serving.model()).identity());
            if (!serving.identity().equals(identity(serving.model()).toString())) {
                LOG.info("Vectors are made in another way since this version; the vector index is built anew");
                replace(found, serving.backend(), serving.model());
            }
        }
        giveUpOutdated();
        refresh();
    }

    /** What an earlier version was building with other vectors can neither be opened nor completed. */
    private void giveUpOutdated() {
        for (IndexGeneration generation : ledger.generations()) {
            if (generation.is(State.BUILDING)
                    && !generation
                            .identity()
                            .equals(identity(generation.model()).toString())) {
                LOG.warn(
                        "The vector index {} was being built in another way than this version does; it is given up."
                                + " Run tribal reindex again",
                        generation.name());
                ledger.change(all -> LedgerChanges.without(all, generation.name()));
                try {
                    backends.apply(generation.backend()).drop(generation.name());
                } catch (VectorIndexException e) {
                    LOG.warn("What is there of the vector index {} cannot be deleted", generation.name(), e);
                }
            }
        }
    }

    /**
     * A new index serves at once, empty as it is: nothing else fits the model any more. Does nothing if another process
     * was first.
     */
    private void replace(Optional<IndexGeneration> before, String backend, String model) {
        ledger.change(all -> LedgerChanges.serving(all).equals(before)
                ? LedgerChanges.serveInstead(all, generation(all, backend, model, State.SERVING))
                : all);
    }

    /** The generation that is searched. */
    public OpenGeneration serving() {
        return written.stream()
                .filter(open -> open.generation().is(State.SERVING))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No vector index serves"));
    }

    /** The generations that every change has to reach. To be asked after the record was stored. */
    public List<OpenGeneration> written() {
        return written;
    }

    /** The generation that is being built, if there is one. */
    public Optional<OpenGeneration> building() {
        return written.stream()
                .filter(open -> open.generation().is(State.BUILDING))
                .findFirst();
    }

    /** All generations there are, oldest first. */
    public List<IndexGeneration> all() {
        return ledger.generations();
    }

    BuildProgress progress(String name) {
        return ledger.progress(name);
    }

    void save(BuildProgress progress) {
        ledger.save(progress);
    }

    /**
     * Adds an empty generation to be built; from now on it gets every change.
     *
     * @return empty if one is being built already
     * @throws IllegalArgumentException if there is no such backend or model
     * @throws VectorIndexException if the backend cannot be used now; then nothing is added
     */
    synchronized Optional<IndexGeneration> add(String backend, String model) {
        List<IndexGeneration> all = ledger.generations();
        if (LedgerChanges.isBuilding(all)) {
            return Optional.empty();
        }
        IndexGeneration added = generation(all, backend, model, State.BUILDING);
        OpenGeneration open = open(added);
        try {
            open.index().check();
        } catch (RuntimeException e) {
            open.index().close();
            throw e;
        }
        written = Stream.concat(written.stream(), Stream.of(open)).toList();
        // Before anybody sees the generation, so that nobody takes its build for abandoned.
        ledger.save(BuildProgress.none(added.name()).of(0, clock.instant()));
        List<IndexGeneration> now = ledger.change(others -> LedgerChanges.add(others, added));
        refresh();
        return now.contains(added) ? Optional.of(added) : Optional.empty();
    }

    /** Lets a generation that is complete serve instead of the one that does; does nothing if it is given up. */
    synchronized void switchTo(String name) {
        ledger.change(all -> LedgerChanges.switchTo(all, name));
        refresh();
    }

    /** Deletes a generation that does not serve; one that is being built is given up. */
    synchronized void drop(IndexGeneration generation) {
        VectorIndexes place = backends.apply(generation.backend());
        if (!generation.isWritten()) {
            refresh();
            closeLeaving();
            // First, because what is not in the ledger any more could not be dropped once more if this fails.
            place.drop(generation.name());
        }
        ledger.change(all -> LedgerChanges.without(all, generation.name()));
        refresh();
        closeLeaving();
        if (generation.isWritten()) {
            place.drop(generation.name());
        }
    }

    /** Opens and closes what the ledger says; what is not written any more is closed one refresh later. */
    synchronized void refresh() {
        closeLeaving();
        List<OpenGeneration> before = written;
        List<OpenGeneration> now = new ArrayList<>();
        for (IndexGeneration generation : ledger.generations()) {
            if (generation.isWritten()) {
                now.add(find(before, generation.name())
                        .map(open -> new OpenGeneration(generation, open.model(), open.index()))
                        .orElseGet(() -> open(generation)));
            }
        }
        written = List.copyOf(now);
        // Searches that have begun may still read from these.
        leaving =
                before.stream().filter(open -> find(now, open.name()).isEmpty()).toList();
    }

    private void closeLeaving() {
        leaving.forEach(open -> open.index().close());
        leaving = List.of();
    }

    private OpenGeneration open(IndexGeneration generation) {
        IndexIdentity identity = identity(generation.model());
        EmbeddingModel model = models.apply(generation.model());
        return new OpenGeneration(
                generation, model, backends.apply(generation.backend()).open(generation.name(), identity));
    }

    private IndexGeneration generation(List<IndexGeneration> others, String backend, String model, State state) {
        IndexIdentity identity = identity(model);
        // Never a name that was used before: something may be left under it.
        Instant now = clock.instant();
        long number = now.getEpochSecond();
        while (isTaken(others, identity.name(number))) {
            number++;
        }
        return new IndexGeneration(identity.name(number), backend, model, identity.toString(), state, now);
    }

    private IndexIdentity identity(String model) {
        return new IndexIdentity(models.apply(model).identity(), RetrievalText.VERSION);
    }

    private static boolean isTaken(List<IndexGeneration> generations, String name) {
        return generations.stream().anyMatch(generation -> generation.name().equals(name));
    }

    private static Optional<OpenGeneration> find(List<OpenGeneration> open, String name) {
        return open.stream()
                .filter(generation -> generation.name().equals(name))
                .findFirst();
    }

    @Override
    public synchronized void close() {
        closeLeaving();
        written.forEach(open -> open.index().close());
        written = List.of();
    }
}
