package dev.cutover.console.prompt;

import dev.cutover.run.Question;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The open questions at a terminal, and which of them were answered there but not recorded yet. Not thread-safe. */
final class OpenQuestions {
    private final Map<String, Entry> open = new LinkedHashMap<>();

    private record Entry(Question question, boolean answered) {}

    void add(Question question) {
        open.put(question.id(), new Entry(question, false));
    }

    /** Returns whether it was answered here. */
    boolean remove(String id) {
        var entry = open.remove(id);
        return entry != null && entry.answered();
    }

    void answered(String id) {
        open.computeIfPresent(id, (key, entry) -> new Entry(entry.question(), true));
    }

    /** Removes an answer that was refused; empty if none was given here. */
    Optional<Question> refused(String id) {
        var entry = open.get(id);
        if (entry == null || !entry.answered()) {
            return Optional.empty();
        }
        add(entry.question());
        return Optional.of(entry.question());
    }

    /** The first question that was not answered here. */
    Optional<Question> next() {
        return open.values().stream()
                .filter(entry -> !entry.answered())
                .map(Entry::question)
                .findFirst();
    }

    /** The question that is listed under a number, unless it was answered here. */
    Optional<Question> numbered(String typed) {
        int number = 1;
        for (var entry : open.values()) {
            if (typed.equals(Integer.toString(number++)) && !entry.answered()) {
                return Optional.of(entry.question());
            }
        }
        return Optional.empty();
    }

    private static String roles(Question question) {
        return question.of().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** The other questions, each with the number that selects it. */
    List<Sentence> but(@Nullable Question current) {
        var others = new ArrayList<Sentence>();
        int number = 1;
        for (var entry : open.values()) {
            var question = entry.question();
            if (current == null || !question.id().equals(current.id())) {
                others.add(Sentence.of(
                        Tone.QUIET,
                        entry.answered()
                                ? "answered at " + question.step() + ", not recorded yet"
                                : "also open: /" + number + "  " + question.step() + ": " + question.ask() + " ("
                                        + roles(question) + ")"));
            }
            number++;
        }
        return others;
    }
}
