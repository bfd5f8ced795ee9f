package dev.cutover.console.prompt;

import dev.cutover.run.Question;
import dev.cutover.text.Counted;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** How many others are open, and how to go to them; what was answered here and is not recorded yet. */
    List<Sentence> but(@Nullable Question current) {
        var others = new ArrayList<String>();
        var answered = new ArrayList<String>();
        int number = 1;
        for (var entry : open.values()) {
            var question = entry.question();
            if (current == null || !question.id().equals(current.id())) {
                if (entry.answered()) {
                    answered.add(question.step().value());
                } else {
                    others.add("/" + number);
                }
            }
            number++;
        }
        var sentences = new ArrayList<Sentence>();
        if (!answered.isEmpty()) {
            sentences.add(Sentence.of(Tone.QUIET, "answered at " + String.join(", ", answered) + ", not recorded yet"));
        }
        if (!others.isEmpty()) {
            String first = others.get(0);
            String keys = others.size() == 1 ? first : first + " … " + others.get(others.size() - 1);
            sentences.add(Sentence.of(Tone.CARE, keys + ": " + Counted.of(others.size(), "more question") + " open"));
        }
        return sentences;
    }
}
