package dev.cutover.console.prompt;

import dev.cutover.run.Question;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The questions that a script answers, unless somebody takes them over. Not thread-safe. */
final class ScriptedTurns {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(ScriptedTurn turn, BooleanSupplier takeOver) {}

    void put(ScriptedTurn turn, BooleanSupplier takeOver) {
        entries.put(turn.question().id(), new Entry(turn, takeOver));
    }

    void remove(String question) {
        entries.remove(question);
    }

    /** All of them, the one that comes next first. */
    List<ScriptedTurn> all() {
        return entries.values().stream()
                .map(Entry::turn)
                .sorted(Comparator.comparing(turn -> turn.due().orElse(Instant.MAX)))
                .toList();
    }

    /** The question that is answered next. */
    Optional<Question> next() {
        return all().stream().map(ScriptedTurn::question).findFirst();
    }

    /** Whose answer comes next, and how many more come. */
    List<Sentence> inWords(Instant now) {
        var sentences = new ArrayList<Sentence>();
        var all = all();
        all.stream().findFirst().ifPresent(next -> {
            String more = all.size() == 1 ? "" : " (" + (all.size() - 1) + " more)";
            sentences.add(Sentence.of(Tone.CARE, next.words(now) + more));
        });
        return sentences;
    }

    /** The one that is meant, by its step or its person, or the next. Whoever takes it over calls what it returns. */
    Optional<Taken> take(String which) {
        return all().stream()
                .filter(turn -> which.isEmpty()
                        || turn.question().step().value().equals(which)
                        || turn.person().equalsIgnoreCase(which))
                .flatMap(turn -> Optional.ofNullable(entries.get(turn.question().id())).stream())
                .findFirst()
                .map(entry -> new Taken(entry.turn(), entry.takeOver()));
    }

    /** A question that is taken over. */
    record Taken(ScriptedTurn turn, BooleanSupplier takeOver) {}
}
