package dev.cutover.console.prompt;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RampFreeze;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Permission;
import dev.cutover.model.Scope;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.ledger.TrafficOutsideScope;
import dev.cutover.text.Clean;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The form for a rollback: its scope, who asks, why, and a confirmation. */
final class RollbackForm implements AnswerForm {
    private final DisplayNames displayNames;
    private final ScopeText scopes;
    private final String run;
    private final String user;
    private final RampFreeze rampFreeze;
    private final Supplier<List<Sentence>> facts;
    private final Consumer<RequestReply> reply;

    /**
     * A form for a run.
     *
     * @param subject which run it is about, and who types what
     * @param rampFreeze stands while the form is open
     * @param facts what the person should see meanwhile
     * @param reply gets the reply to the request
     */
    RollbackForm(
            DisplayNames displayNames,
            Subject subject,
            RampFreeze rampFreeze,
            Supplier<List<Sentence>> facts,
            Consumer<RequestReply> reply) {
        this.displayNames = displayNames;
        this.scopes = subject.scopes();
        this.run = subject.run();
        this.user = subject.user();
        this.rampFreeze = rampFreeze;
        this.facts = facts;
        this.reply = reply;
    }

    /**
     * What the form is about.
     *
     * @param run the run's id
     * @param user the operating-system user at the terminal
     * @param scopes what may be typed as the scope
     */
    record Subject(String run, String user, ScopeText scopes) {}

    @Override
    public List<Sentence> head() {
        return List.of(
                Sentence.of(
                        Tone.BAD,
                        "ROLLBACK: traffic in scope is moved back to the old platform, and what was done is undone"),
                Sentence.plain("Scope: all, or " + scopes.example() + "; /back closes the form"),
                Sentence.plain("Also --phase NAME, --step ID and --also STEP, as `cutover rollback` takes them"));
    }

    @Override
    public List<Sentence> facts() {
        return facts.get();
    }

    @Override
    public void filledIn(Map<String, String> given) {
        rampFreeze.keep(scope(given), given.getOrDefault("as", user));
    }

    @Override
    public void dropped() {
        rampFreeze.release("the form for the rollback was closed");
    }

    @Override
    public Optional<FormField> next(Map<String, String> given) {
        if (!given.containsKey("scope")) {
            return Optional.of(FormField.of("scope", List.of(), "scope", scopes::check));
        }
        if (!given.containsKey("as")) {
            return Optional.of(speaker(displayNames));
        }
        if (!given.containsKey("reason")) {
            return Optional.of(FormField.text("reason", "reason", Sentence.plain("Why?")));
        }
        if (!given.containsKey("typed")) {
            var scope = scope(given);
            return Optional.of(FormField.exactly(
                    confirmation(given),
                    "This rolls back " + displayNames.scope(scope) + "."
                            + Stream.concat(
                                            new TrafficOutsideScope(displayNames.runbook(), scope).words().stream(),
                                            chosen(given).stays().stream())
                                    .map(what -> " But " + Clean.line(what) + ".")
                                    .collect(Collectors.joining())));
        }
        return Optional.empty();
    }

    /** The steps that follow from the typed ones are not typed once more. */
    private String confirmation(Map<String, String> given) {
        var scope = scope(given);
        if (scope.isWholeRun()) {
            return run;
        }
        return scope.steps().isEmpty() && scope.also().isEmpty() ? scope.toString() : given.getOrDefault("scope", "");
    }

    private ScopeText.Chosen chosen(Map<String, String> given) {
        return scopes.chosen(given.getOrDefault("scope", "all"));
    }

    private Scope scope(Map<String, String> given) {
        return chosen(given).scope();
    }

    /** Asks who speaks, among those who may roll back. */
    static FormField speaker(DisplayNames displayNames) {
        return CommandForms.speaker(displayNames, "Who asks for the rollback?", Permission.ROLLBACK);
    }

    @Override
    public void send(Map<String, String> given, CommandPort commandPort) {
        var request = new Request.RollBack(scope(given), given.getOrDefault("reason", ""));
        commandPort.ask(request, new Speaker(given.getOrDefault("as", ""), user, "prompt"), reply);
        rampFreeze.release("the rollback was asked for");
    }

    @Override
    public String inWords(Map<String, String> given) {
        return given.get("as") + " asks for the rollback of " + displayNames.scope(scope(given));
    }
}
