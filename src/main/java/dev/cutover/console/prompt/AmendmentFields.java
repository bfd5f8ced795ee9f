package dev.cutover.console.prompt;

import dev.cutover.model.Runbook;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What is amended, to what, by whom, why, and what it means. Immutable. */
final class AmendmentFields implements RequestForm.Fields {
    private static final List<String> WHAT = List.of("threshold", "people", "planned", "skip", "add");
    private static final int MOST_NAMED = 12;

    private final Runbook runbook;
    private final PromptTools tools;
    private final Predicate<String> passes;
    private final FormField speaker;
    private final FormField impact;

    /**
     * The fields for a run.
     *
     * @param passes whether this criterion is red now, so that another threshold might let it pass
     */
    AmendmentFields(Runbook runbook, PromptTools tools, Predicate<String> passes, FormField speaker, FormField impact) {
        this.runbook = runbook;
        this.tools = tools;
        this.passes = passes;
        this.speaker = speaker;
        this.impact = impact;
    }

    @Override
    public Optional<FormField> next(Map<String, String> given) {
        var what = given.get("what");
        if (what == null) {
            return Optional.of(FormField.choice("what", WHAT, words(), "what"));
        }
        var name = given.get("name");
        if (name == null) {
            return Optional.of(name(what));
        }
        if (!given.containsKey("value") && needsValue(what)) {
            return Optional.of(FormField.of(
                    "value", List.of(Sentence.plain(valueOf(what, name))), "to", value -> check(what, name, value)));
        }
        if (!given.containsKey("as")) {
            return Optional.of(speaker);
        }
        if (!given.containsKey("reason")) {
            return Optional.of(FormField.text("reason", "reason", Sentence.plain("Why?")));
        }
        if (!given.containsKey("impact")) {
            return Optional.of(impact);
        }
        boolean mayHide = what.equals("threshold") && passes.test(name);
        return mayHide && !given.containsKey("override") ? Optional.of(override(name)) : Optional.empty();
    }

    private static boolean needsValue(String what) {
        return !what.equals("skip") && !what.equals("add");
    }

    private static List<Sentence> words() {
        return List.of(
                Sentence.item("1  threshold: of a criterion", "1 threshold"),
                Sentence.item("2  people: of a role", "2 people"),
                Sentence.item("3  planned: the planned time of a phase", "3 planned"),
                Sentence.item("4  skip: leaves an optional step out", "4 skip"),
                Sentence.item("5  add: an optional step that was left out", "5 add"));
    }

    private FormField name(String what) {
        var names = names(what);
        String listed = names.isEmpty()
                ? "the runbook has none"
                : String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                        + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
        String kind = kind(what);
        return FormField.of(
                "name",
                List.of(Sentence.plain("Which " + kind + "? " + listed)),
                kind,
                typed -> names.contains(typed)
                        ? new FormField.Check.Taken(typed)
                        : new FormField.Check.Not("'" + typed + "' is not a" + (kind.startsWith("o") ? "n " : " ")
                                + kind + "; there " + (names.size() == 1 ? "is " : "are ") + listed));
    }

    private static String kind(String what) {
        return switch (what) {
            case "threshold" -> "criterion";
            case "people" -> "role";
            case "planned" -> "phase";
            default -> "optional step";
        };
    }

    private List<String> names(String what) {
        return switch (what) {
            case "threshold" ->
                runbook.criteria().keySet().stream().map(Object::toString).toList();
            case "people" ->
                runbook.roles().keySet().stream().map(Object::toString).toList();
            case "planned" ->
                runbook.phases().stream().map(phase -> phase.name()).toList();
            default ->
                runbook.steps()
                        .filter(step -> step.policy().optional())
                        .map(step -> step.id().value())
                        .toList();
        };
    }

    private String valueOf(String what, String name) {
        return switch (what) {
            case "threshold" ->
                runbook.criteria().entrySet().stream()
                        .filter(entry -> entry.getKey().toString().equals(name))
                        .map(entry ->
                                "Its threshold is " + entry.getValue().pass().text() + ". What shall it be?")
                        .findFirst()
                        .orElse("");
            case "people" ->
                runbook.roles().entrySet().stream()
                        .filter(entry -> entry.getKey().toString().equals(name))
                        .map(entry ->
                                "Now " + String.join(", ", entry.getValue().who())
                                        + ". Who shall it be? Separate names by commas.")
                        .findFirst()
                        .orElse("");
            default ->
                runbook.phases().stream()
                        .filter(phase -> phase.name().equals(name))
                        .map(phase -> "It is planned for "
                                + phase.starts().map(Object::toString).orElse("no time")
                                + ". For when shall it be, such as T+15m?")
                        .findFirst()
                        .orElse("");
        };
    }

    private FormField.Check check(String what, String name, String value) {
        try {
            tools.amendment(what, name, value);
            return new FormField.Check.Taken(value);
        } catch (ProblemException unreadable) {
            return new FormField.Check.Not(unreadable.problems().get(0).message());
        }
    }

    private static FormField override(String criterion) {
        return FormField.choice(
                "override",
                List.of("no", "override"),
                List.of(
                        Sentence.plain(criterion + " is RED now. Shall it pass if the new threshold lets it?"),
                        Sentence.item("1  no: the amendment is refused if it would", "1 no"),
                        Sentence.item("2  override: needs a role that may override", "2 override")),
                "override");
    }

    Request request(Map<String, String> given) {
        return new Request.Amend(
                tools.amendment(
                        given.getOrDefault("what", ""),
                        given.getOrDefault("name", ""),
                        given.getOrDefault("value", "")),
                given.getOrDefault("reason", ""),
                given.getOrDefault("impact", ""),
                given.getOrDefault("override", "no").equals("override"));
    }
}
