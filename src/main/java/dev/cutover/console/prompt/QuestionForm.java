package dev.cutover.console.prompt;

import dev.cutover.engine.operator.Answer;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.model.AnswerWord;
import dev.cutover.run.Question;
import dev.cutover.run.TaskReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The form for a question: the answer, who gives it, and whatever else the answer needs. */
final class QuestionForm implements AnswerForm {
    private static final Pattern ITEM = Pattern.compile("item ([0-9]{1,3})", Pattern.CASE_INSENSITIVE);

    private final Question question;
    private final Audience audience;
    private final Supplier<List<Sentence>> facts;
    private final String confirmation;
    private final String user;

    /**
     * A form for a question.
     *
     * @param audience who may answer
     * @param facts what the person should see before answering
     * @param confirmation the text to type for an answer that cannot be undone
     */
    QuestionForm(
            Question question, Audience audience, Supplier<List<Sentence>> facts, String confirmation, String user) {
        this.question = question;
        this.audience = audience;
        this.facts = facts;
        this.confirmation = confirmation;
        this.user = user;
    }

    @Override
    public List<Sentence> head() {
        return audience.head().get();
    }

    @Override
    public List<Sentence> facts() {
        return facts.get();
    }

    private List<Sentence> options() {
        var options = new ArrayList<Sentence>();
        int number = 1;
        for (var option : question.choices()) {
            options.add(Sentence.item(
                    number + "  " + option.say() + ": " + option.does() + care(option),
                    number++ + " " + option.say() + care(option)));
        }
        return options;
    }

    private static String care(Question.Option option) {
        return switch (option.care()) {
            case PLAIN -> "";
            case REASON -> " (needs a reason)";
            case TYPED -> " (CANNOT BE UNDONE: a name has to be typed)";
        };
    }

    @Override
    public Optional<FormField> next(Map<String, String> given) {
        if (!given.containsKey("choice")) {
            return Optional.of(orItem(FormField.choice(
                    "choice",
                    question.choices().stream().map(Question.Option::say).toList(),
                    options(),
                    "answer")));
        }
        var option = option(given);
        if (!given.containsKey("as")) {
            return Optional.of(speaker(whoSays(given, option), audience.people().apply(option)));
        }
        var needs = audience.needs().apply(option);
        if ((needs.reason() || option.care() != Question.Care.PLAIN) && !given.containsKey("reason")) {
            return Optional.of(FormField.text("reason", "reason", Sentence.plain("Why " + option.say() + "?")));
        }
        if ((needs.impact() || asksForImpact(option)) && !given.containsKey("impact")) {
            return Optional.of(FormField.text(
                    "impact",
                    "impact",
                    Sentence.plain("What does this mean for customers and the business? Say none if nothing.")));
        }
        if (option.care() == Question.Care.TYPED && !given.containsKey("typed")) {
            return Optional.of(
                    FormField.exactly(confirmation, "This cannot be undone: " + option.say() + ", " + option.does()));
        }
        return Optional.empty();
    }

    /** An answer that only states a fact has no impact of its own. */
    private boolean asksForImpact(Question.Option option) {
        boolean statement = switch (question.kind()) {
            case DOUBT, TAKE_BACK, TASK, ATTEST -> true;
            case APPROVE, DECIDE, FAILURE, RED_GATE, BREACH, COMMIT, TRIGGER, DRIFT, AFTER_ROLLBACK, OPENING -> false;
        };
        return option.care() != Question.Care.PLAIN && !statement;
    }

    /** An item of a task's checklist is ticked by its number: {@code item 2}. */
    private FormField orItem(FormField choice) {
        if (question.kind() != Question.Kind.TASK) {
            return choice;
        }
        return FormField.of(
                choice.name(),
                choice.above(),
                choice.label(),
                typed -> ITEM.matcher(typed).matches()
                        ? new FormField.Check.Taken(typed.toLowerCase(Locale.ROOT))
                        : choice.check().apply(typed));
    }

    private static OptionalInt item(Map<String, String> given) {
        var item = ITEM.matcher(given.getOrDefault("choice", ""));
        return item.matches() ? OptionalInt.of(Integer.parseInt(item.group(1))) : OptionalInt.empty();
    }

    private static String word(Map<String, String> given) {
        return item(given).isPresent() ? AnswerWord.DONE.word() : given.getOrDefault("choice", "");
    }

    private Question.Option option(Map<String, String> given) {
        return question.choices().stream()
                .filter(option -> option.say().equals(word(given)))
                .findFirst()
                .orElseThrow();
    }

    /** An item of a checklist is done, which the whole task is not. */
    private static String whoSays(Map<String, String> given, Question.Option option) {
        var item = item(given);
        return item.isPresent()
                ? "Who says that item " + item.getAsInt() + " is done?"
                : "Who says " + option.say() + "?";
    }

    /** Asks who is speaking, even if only one person may: each answer needs a name that a person gave for it. */
    static FormField speaker(String ask, Map<String, String> speakers) {
        var people = List.copyOf(speakers.keySet());
        var above = new ArrayList<Sentence>();
        above.add(Sentence.plain(people.isEmpty() ? ask + " The runbook names nobody who may." : ask));
        for (int at = 0; at < people.size(); at++) {
            String person = people.get(at);
            above.add(Sentence.item(at + 1 + "  " + person + ", " + speakers.get(person), at + 1 + " " + person));
        }
        return FormField.choice("as", people, above, "who");
    }

    @Override
    public void send(Map<String, String> given, CommandPort commandPort) {
        var answer = new Answer(
                question.id(),
                given.getOrDefault("as", ""),
                word(given),
                given.getOrDefault("reason", ""),
                given.getOrDefault("impact", ""),
                given.getOrDefault("typed", ""),
                "prompt",
                user,
                item(given).stream()
                        .mapToObj(item -> new TaskReport(List.of(item), Optional.empty(), Optional.empty(), ""))
                        .findFirst(),
                "");
        commandPort.say(answer, Duration.ZERO);
    }

    @Override
    public boolean leavesOpen(Map<String, String> given) {
        return item(given).isPresent()
                || (question.kind() == Question.Kind.TASK
                        && AnswerWord.of(word(given))
                                .filter(AnswerWord::isProgress)
                                .isPresent());
    }

    @Override
    public String inWords(Map<String, String> given) {
        String says = given.getOrDefault("choice", "") + (item(given).isPresent() ? " done" : "");
        return given.get("as") + " says " + says.toUpperCase(Locale.ROOT) + " at " + question.step();
    }
}
