package dev.cutover.console.prompt;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RampFreeze;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Permission;
import dev.cutover.model.Scope;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.ledger.TrafficOutsideScope;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
     * @param run the run, and the operating-system user at the terminal
     * @param rampFreeze stands while the form is open
     * @param facts what the person should see meanwhile
     * @param reply gets the reply to the request
     */
    RollbackForm(
            DisplayNames displayNames,
            ScopeText.Run run,
            RampFreeze rampFreeze,
            Supplier<List<Sentence>> facts,
            Consumer<RequestReply> reply) {
        this.displayNames = displayNames;
        this.scopes = new ScopeText(displayNames.runbook().dimensions());
        this.run = run.id();
        this.user = run.user();
        this.rampFreeze = rampFreeze;
        this.facts = facts;
        this.reply = reply;
    }

    @Override
    public List<Sentence> head() {
        return List.of(
                Sentence.of(
                        Tone.BAD,
                        "ROLLBACK: traffic in scope is moved back to the old platform, and what was done is undone"),
                Sentence.plain("Scope: all, or " + scopes.example() + "; /back closes the form"));
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
                    scope.isWholeRun() ? run : scope.toString(),
                    "This rolls back " + displayNames.scope(scope) + "."
                            + new TrafficOutsideScope(displayNames.runbook(), scope)
                                    .words().stream()
                                            .map(what -> " But " + what + ".")
                                            .collect(Collectors.joining())));
        }
        return Optional.empty();
    }

    private Scope scope(Map<String, String> given) {
        return scopes.parse(given.getOrDefault("scope", "all"));
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
