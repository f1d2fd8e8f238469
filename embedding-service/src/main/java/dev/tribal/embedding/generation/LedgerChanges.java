package dev.tribal.embedding.generation;

import dev.tribal.embedding.generation.IndexGeneration.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can happen to the list of generations, each on whatever the list is now, so that it can be tried again. */
final class LedgerChanges {
    private LedgerChanges() {}

    static Optional<IndexGeneration> serving(List<IndexGeneration> all) {
        return all.stream().filter(generation -> generation.is(State.SERVING)).findFirst();
    }

    static boolean isBuilding(List<IndexGeneration> all) {
        return all.stream().anyMatch(generation -> generation.is(State.BUILDING));
    }

    /** The new one serves, and what served until now is retired. */
    static List<IndexGeneration> serveInstead(List<IndexGeneration> all, IndexGeneration added) {
        return Stream.concat(all.stream().map(LedgerChanges::retired), Stream.of(added))
                .toList();
    }

    /** Adds one to be built, unless another is built already. */
    static List<IndexGeneration> add(List<IndexGeneration> all, IndexGeneration added) {
        return isBuilding(all)
                ? all
                : Stream.concat(all.stream(), Stream.of(added)).toList();
    }

    /** Lets the one that is built serve; changes nothing if it was given up. */
    static List<IndexGeneration> switchTo(List<IndexGeneration> all, String name) {
        boolean built =
                all.stream().anyMatch(generation -> generation.name().equals(name) && generation.is(State.BUILDING));
        return built
                ? all.stream()
                        .map(generation ->
                                generation.name().equals(name) ? generation.in(State.SERVING) : retired(generation))
                        .toList()
                : all;
    }

    static List<IndexGeneration> without(List<IndexGeneration> all, String name) {
        return all.stream()
                .filter(generation -> !generation.name().equals(name))
                .toList();
    }

    private static IndexGeneration retired(IndexGeneration generation) {
        return generation.is(State.SERVING) ? generation.in(State.RETIRED) : generation;
    }
}
