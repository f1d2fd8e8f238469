package dev.tribal.search.rerank;

import dev.tribal.platform.trace.StackTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares a question with all candidates: what speaks for each. */
final class Comparison {
    private static final double PLACES = 10;
    /** So many lines of the question are looked for in solutions; the cause of a failure stands among the first of them. */
    private static final int WORDINGS = 16;

    private final Features question;
    private final boolean trace;
    private final List<Terms> wordings;
    private final List<Candidate> candidates;
    private final List<RecordFeatures> records;
    private final Rarity words;
    private final Rarity values;
    private final Rarity frames;
    private final Rarity lineTexts;
    private final Rarity solutionLines;
    /** The lines of the question that are looked for: what a console prints around a stack trace is not. */
    private final List<TextLine> compared;

    private final LineMatch looked;
    private final LineMatch lines;
    private final LineMatch templates;
    private final double[] rarities;

    private Comparison(String question, List<Candidate> candidates) {
        this.question = Features.of(question);
        this.trace = StackTrace.parse(question).isTrace();
        this.wordings = Wording.ofLines(question);
        this.candidates = candidates;
        this.records = candidates.stream().map(Candidate::record).toList();
        words = rarity(error -> error.words().hashes());
        values = rarity(error -> error.values().hashes());
        frames = rarity(error -> Arrays.stream(error.frames()).distinct().toArray());
        lineTexts = rarity(Comparison::texts);
        solutionLines =
                new Rarity(records.stream().map(Comparison::solutionLineWords).toList());
        lines = new LineMatch(this.question.lines(), TextLine::grams);
        templates = new LineMatch(this.question.lines(), TextLine::template);
        compared = trace ? TextLine.of(TraceLines.of(question)) : this.question.lines();
        looked = trace ? new LineMatch(compared, TextLine::grams) : lines;
        rarities = lineRarities();
    }

    /** The evidence for each candidate, in their order. */
    static List<double[]> of(String question, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        var comparison = new Comparison(question, candidates);
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            all.add(comparison.evidence(i));
        }
        comparison.addPlaces(all);
        comparison.addTypes(all);
        return all;
    }

    private Rarity rarity(Function<Features, int[]> things) {
        return new Rarity(
                records.stream().map(record -> things.apply(record.error())).toList());
    }

    private double[] evidence(int i) {
        RecordFeatures record = records.get(i);
        Features error = record.error();
        Map<Evidence, Double> found = new EnumMap<>(Evidence.class);
        if (!record.message().lines().isEmpty()) {
            TextLine message = record.message().lines().getFirst();
            found.put(Evidence.MESSAGE_FORM, lines.best(message));
            found.put(Evidence.MESSAGE_TEMPLATE, templates.best(message));
            found.put(Evidence.SAME_WORDING, sameWording(record));
            found.put(Evidence.MESSAGE_WORDS, words.share(record.message().words(), question.words()));
        }
        addLines(error, found);
        found.put(Evidence.WORDS_FOUND, words.share(question.words(), error.words()));
        found.put(Evidence.WORDS_EXPLAINED, words.share(error.words(), question.words()));
        found.put(Evidence.SOLUTION_WORDS, words.share(question.words(), record.solution()));
        found.put(Evidence.SOLUTION_WORDING, solutionWording(record));
        found.put(Evidence.VALUES, values.share(question.values(), error.values()));
        found.put(Evidence.CODES, question.codes().shareIn(error.codes(), record.type()));
        found.put(Evidence.FRAMES, FrameMatch.likeness(question.frames(), error.frames(), frames));
        found.put(Evidence.TITLE, title(error));
        found.put(Evidence.TYPE_NAMED, record.type() != 0 && question.words().contains(record.type()) ? 1.0 : 0.0);
        double[] evidence = new double[Evidence.values().length];
        found.forEach((kind, value) -> evidence[kind.ordinal()] = value);
        return evidence;
    }

    private void addLines(Features error, Map<Evidence, Double> found) {
        double[] best = new double[looked.size()];
        double explained = 0;
        double all = 0;
        for (TextLine line : error.lines()) {
            double[] likeness = looked.likeness(line);
            double weight = lineTexts.of(line.text());
            explained += weight * Arrays.stream(likeness).max().orElse(0);
            all += weight;
            for (int i = 0; i < best.length; i++) {
                best[i] = Math.max(best[i], likeness[i]);
            }
        }
        double total = 0;
        double like = 0;
        double same = 0;
        for (int i = 0; i < best.length; i++) {
            total += rarities[i];
            like += rarities[i] * best[i];
            same += best[i] >= 1 ? rarities[i] : 0;
        }
        found.put(Evidence.LINES_EXPLAINED, all == 0 ? 0 : explained / all);
        found.put(Evidence.LINES_FOUND, total == 0 ? 0 : like / total);
        found.put(Evidence.SAME_LINES, total == 0 ? 0 : same / total);
        found.put(Evidence.SAME_TRACE_LINES, total == 0 || !trace ? 0 : same / total);
    }

    /**
     * None for a stack trace: runtimes word the same failure anew in each version, and use the same words for many; there the
     * frames and lines of code tell more.
     */
    private double sameWording(RecordFeatures record) {
        return !trace && wordings.contains(record.wording()) ? 1.0 / wordings.size() : 0;
    }

    private double solutionWording(RecordFeatures record) {
        double best = 0;
        for (Terms line : record.solutionLines()) {
            for (Terms asked : wordings.subList(0, Math.min(WORDINGS, wordings.size()))) {
                best = Math.max(best, solutionLines.sameness(asked, line));
            }
        }
        return best;
    }

    private double title(Features error) {
        if (question.lines().isEmpty() || error.lines().isEmpty()) {
            return 0;
        }
        return lines.likeness(error.lines().getFirst())[0];
    }

    /** A line that no candidate has weighs no more than one that a single candidate has: it cannot tell them apart. */
    private double[] lineRarities() {
        return compared.stream()
                .limit(looked.size())
                .mapToDouble(line -> lineTexts.of(line.text()))
                .toArray();
    }

    private void addPlaces(List<double[]> all) {
        double best =
                candidates.stream().mapToDouble(Candidate::wordsScore).max().orElse(0);
        double nearest =
                candidates.stream().mapToDouble(Comparison::cosine).max().orElse(0);
        for (int i = 0; i < all.size(); i++) {
            double score = candidates.get(i).wordsScore();
            double cosine = cosine(candidates.get(i));
            set(all.get(i), Evidence.WORDS_SCORE, best <= 0 ? 0 : score / best);
            set(all.get(i), Evidence.MEANING, cosine);
            set(all.get(i), Evidence.MEANING_SCORE, nearest <= 0 ? 0 : cosine / nearest);
        }
        addPlace(all, Evidence.WORDS_SCORE, Evidence.WORDS_PLACE);
        addPlace(all, Evidence.MEANING, Evidence.MEANING_PLACE);
    }

    private static double cosine(Candidate candidate) {
        return candidate.cosine() == null ? 0 : Math.max(0, candidate.cosine());
    }

    private static void addPlace(List<double[]> all, Evidence score, Evidence place) {
        List<double[]> ranked = all.stream()
                .filter(evidence -> evidence[score.ordinal()] > 0)
                .sorted(Comparator.comparingDouble((double[] evidence) -> evidence[score.ordinal()])
                        .reversed())
                .toList();
        for (int i = 0; i < ranked.size(); i++) {
            set(ranked.get(i), place, PLACES / (PLACES + i));
        }
    }

    private void addTypes(List<double[]> all) {
        double[] votes = all.stream()
                .mapToDouble(evidence -> Math.pow(
                        0.5 * evidence[Evidence.WORDS_SCORE.ordinal()]
                                + 0.3 * evidence[Evidence.MEANING_SCORE.ordinal()]
                                + 0.2 * evidence[Evidence.MESSAGE_FORM.ordinal()],
                        4))
                .toArray();
        double sum = Arrays.stream(votes).sum();
        Map<Integer, List<Integer>> types = IntStream.range(0, all.size())
                .filter(i -> records.get(i).type() != 0)
                .boxed()
                .collect(Collectors.groupingBy(i -> records.get(i).type()));
        for (List<Integer> same : types.values()) {
            double vote = same.stream().mapToDouble(i -> votes[i]).sum();
            double message = best(all, same, Evidence.MESSAGE_FORM);
            double lineBest = best(all, same, Evidence.LINES_FOUND);
            for (int i : same) {
                set(all.get(i), Evidence.TYPE_VOTE, sum <= 0 ? 0 : vote / sum);
                set(all.get(i), Evidence.TYPE_MESSAGE, message);
                set(all.get(i), Evidence.TYPE_LINES, lineBest);
            }
        }
    }

    private static double best(List<double[]> all, List<Integer> among, Evidence kind) {
        return among.stream().mapToDouble(i -> all.get(i)[kind.ordinal()]).max().orElse(0);
    }

    private static void set(double[] evidence, Evidence kind, double value) {
        evidence[kind.ordinal()] = value;
    }

    private static int[] solutionLineWords(RecordFeatures record) {
        return record.solutionLines().stream()
                .flatMapToInt(line -> Arrays.stream(line.hashes()))
                .distinct()
                .toArray();
    }

    private static int[] texts(Features features) {
        return features.lines().stream().mapToInt(TextLine::text).distinct().toArray();
    }
}
